# cmake -DMADE=FILE -DTESTS=SOURCE;... -P JoinTests.cmake: writes a source of several tests. What they include stands before the namespaces; met again inside of them, these
# headers know that they were read.
set(includes)
set(namespaces "")
foreach(test ${TESTS})
  get_filename_component(name ${test} NAME_WE)
  file(STRINGS ${test} found REGEX "^#include [<\"]")
  list(FILTER found EXCLUDE REGEX "\\.moc\"")
  list(APPEND includes ${found})
  string(APPEND namespaces "\nnamespace ${name} {\n#include \"${test}\"\n}\n")
endforeach()
list(REMOVE_DUPLICATES includes)
list(JOIN includes "\n" includes)
file(CONFIGURE OUTPUT ${MADE} CONTENT "@includes@\n@namespaces@" @ONLY)
