"""What the scripts that Blender runs share. Imported by them, not run."""
import builtins
import sys

import numpy

# Debian's Blender 3.4 meets a newer Python and NumPy than it was written for: its BVH reader opens files in mode "rU", its glTF reader
# asks for numpy.bool.
plain_open = builtins.open
builtins.open = lambda file, mode="r", *rest, **named: plain_open(file, mode.replace("U", ""), *rest, **named)
numpy.bool = bool


def arguments():
    """What stands behind "--" on the command line."""
    return sys.argv[sys.argv.index("--") + 1:]


def y_up(v):
    return [v[0], v[2], -v[1]]


def heads(armature):
    """Where every bone's head is in the scene's frame, by name: metres, Y up."""
    return {bone.name: y_up((armature.matrix_world @ bone.matrix).translation) for bone in armature.pose.bones}
