# studio_add_module(NAME SOURCES ... PUBLIC ... PRIVATE ...): one folder, one static library.
# studio_add_test(NAME SOURCES ... LIBRARIES ...): one Qt Test binary, registered with ctest.

find_program(STUDIO_CCACHE ccache)
if(STUDIO_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${STUDIO_CCACHE})
endif()
find_program(STUDIO_MOLD mold)
if(STUDIO_MOLD)
  add_link_options(-fuse-ld=mold)
endif()
if(STUDIO_SANITIZE)
  # Undefined behaviour ends the program, as a wrong address does: a report that a test runs over is read by nobody.
  add_compile_options(-fsanitize=${STUDIO_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${STUDIO_SANITIZE})
endif()

# Torch's headers are not ours to warn about.
function(studio_warnings target)
  target_compile_options(${target} PRIVATE -Wall -Wextra -Werror)
  target_compile_definitions(${target} PRIVATE QT_NO_KEYWORDS GLM_ENABLE_EXPERIMENTAL)
endfunction()

# Everything of LibTorch that a module needs: headers as system headers, libraries, and its ABI flags.
if(STUDIO_WITH_TORCH AND NOT TARGET studio_torch)
  add_library(studio_torch INTERFACE)
endif()
function(studio_link_torch)
  target_include_directories(studio_torch SYSTEM INTERFACE ${TORCH_INCLUDE_DIRS})
  target_link_libraries(studio_torch INTERFACE ${TORCH_LIBRARIES})
endfunction()

# Nearly all of the time that a source with LibTorch's headers takes goes into reading them, so such a module's sources are read together.
function(studio_join_sources name libraries)
  if(STUDIO_UNITY AND "studio_torch" IN_LIST libraries)
    set_target_properties(${name} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 8)
  endif()
endfunction()

function(studio_add_module name)
  cmake_parse_arguments(ARG "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
  add_library(${name} STATIC ${ARG_SOURCES})
  target_include_directories(${name} PUBLIC ${CMAKE_SOURCE_DIR})
  target_link_libraries(${name} PUBLIC ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE})
  studio_warnings(${name})
  studio_join_sources(${name} "${ARG_PUBLIC};${ARG_PRIVATE}")
endfunction()

# A test's class stands in the source that is named as the test, or else in its first, which includes the .moc, so moc runs on that source alone: AUTOMOC's scan of
# each of the tests' targets, which follows all their headers, costs a second of processor time a test.
function(studio_moc_test name source)
  set(folder ${CMAKE_CURRENT_BINARY_DIR}/${name}_autogen/include)
  get_filename_component(stem ${source} NAME_WE)
  set(made ${folder}/${stem}.moc)
  add_custom_command(OUTPUT ${made}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${folder}
    COMMAND Qt6::moc ${CMAKE_CURRENT_SOURCE_DIR}/${source} -o ${made}
    DEPENDS ${source} VERBATIM)
  target_sources(${name} PRIVATE ${made})
  target_include_directories(${name} BEFORE PRIVATE ${folder})
endfunction()

function(studio_add_test name)
  cmake_parse_arguments(ARG "GUI" "TIMEOUT" "SOURCES;LIBRARIES;LABELS" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE Qt6::Core Qt6::Test ${ARG_LIBRARIES})
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
  target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR})
  list(GET ARG_SOURCES 0 source)
  if("${name}.cpp" IN_LIST ARG_SOURCES)
    set(source ${name}.cpp)
  endif()
  studio_moc_test(${name} ${source})
  target_compile_definitions(${name} PRIVATE STUDIO_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
  studio_warnings(${name})
  if(STUDIO_SANITIZE MATCHES "undefined")
    # What is tested stands in the modules. Checks of the tests' own arithmetic took a third of the time that compiling them takes.
    target_compile_options(${name} PRIVATE -fno-sanitize=undefined)
  endif()
  add_test(NAME ${name} COMMAND ${name})
  set_tests_properties(${name} PROPERTIES
    ENVIRONMENT "OMP_WAIT_POLICY=passive;STUDIO_BIN_DIR=${CMAKE_BINARY_DIR}/bin")
  if(ARG_TIMEOUT)
    set_tests_properties(${name} PROPERTIES TIMEOUT ${ARG_TIMEOUT})
  else()
    set_tests_properties(${name} PROPERTIES TIMEOUT 180)
  endif()
  if(ARG_LABELS)
    set_tests_properties(${name} PROPERTIES LABELS "${ARG_LABELS}")
  endif()
endfunction()
