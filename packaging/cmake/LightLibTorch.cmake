# LibTorch without what it loads and never uses. Of each library that it names without using a symbol of it there is an empty stand-in of the same name, in a folder
# where the programs look first: the process starts in two thirds of the time and takes 75 MB less (`gesto bench start`). Without the folder the real ones are loaded.
# studio_start_light(TARGET): for a program or plugin that links LibTorch.

set(STUDIO_STAND_INS ${CMAKE_BINARY_DIR}/bin/stand-ins)
set(STUDIO_STAND_INS_INSTALLED lib/gesto-studio/stand-ins)

function(studio_make_stand_ins)
  find_library(STUDIO_TORCH_CPU torch_cpu HINTS ${TORCH_INSTALL_PREFIX}/lib)
  if(NOT STUDIO_TORCH_CPU OR STUDIO_SANITIZE)
    return()
  endif()
  if(NOT DEFINED STUDIO_UNUSED_LIBRARIES)
    execute_process(COMMAND ${CMAKE_SOURCE_DIR}/packaging/cmake/unused-libraries ${STUDIO_TORCH_CPU} OUTPUT_VARIABLE names ERROR_QUIET OUTPUT_STRIP_TRAILING_WHITESPACE)
    string(REPLACE "\n" ";" names "${names}")
    # Those that bring the most with them, and that nothing else in the programs asks for (libarchive asks for zstd, and means it).
    list(FILTER names INCLUDE REGEX "^lib(opencv_|av|sw|zmq|leveldb|lmdb|snappy)")
    set(STUDIO_UNUSED_LIBRARIES "${names}" CACHE INTERNAL "Shared libraries that LibTorch names and does not use")
  endif()
  if(NOT STUDIO_UNUSED_LIBRARIES)
    return()
  endif()
  if(NOT EXISTS ${CMAKE_BINARY_DIR}/stand_in.cpp)
    file(WRITE ${CMAKE_BINARY_DIR}/stand_in.cpp "")
  endif()
  add_custom_target(studio_stand_ins)
  foreach(name ${STUDIO_UNUSED_LIBRARIES})
    string(MAKE_C_IDENTIFIER stand_in_${name} target)
    add_library(${target} SHARED ${CMAKE_BINARY_DIR}/stand_in.cpp)
    set_target_properties(${target} PROPERTIES PREFIX "" OUTPUT_NAME ${name} SUFFIX "" NO_SONAME ON LIBRARY_OUTPUT_DIRECTORY ${STUDIO_STAND_INS})
    target_link_options(${target} PRIVATE -nostdlib -Wl,-soname,${name})
    add_dependencies(studio_stand_ins ${target})
    install(TARGETS ${target} LIBRARY DESTINATION ${STUDIO_STAND_INS_INSTALLED})
  endforeach()
endfunction()

function(studio_start_light target)
  if(NOT TARGET studio_stand_ins)
    return()
  endif()
  add_dependencies(${target} studio_stand_ins)
  # The old kind of run path counts for what LibTorch asks for, too; the new one for the target's own wishes alone.
  target_link_options(${target} PRIVATE -Wl,--disable-new-dtags)
  # The same in the build and where it is installed: the program in bin, the plugin in lib/gesto-studio.
  set_target_properties(${target} PROPERTIES BUILD_WITH_INSTALL_RPATH ON INSTALL_RPATH "$ORIGIN/stand-ins:$ORIGIN/../lib/gesto-studio/stand-ins")
endfunction()
