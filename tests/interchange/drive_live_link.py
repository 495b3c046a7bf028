"""blender --background --factory-startup --python drive_live_link.py -- ADDON ADDRESS FOLDER ANSWER

Installs the add-on of packaging/blender, drives it against a running `gesto serve`, and writes what came of it to ANSWER, JSON: by case, for each frame,
where every bone's head is, metres, Y up. FOLDER holds mixamo.fbx, a motion on a figure with other names.
"""
import importlib.util
import json
import math
import os
import sys
import time

sys.path.append(os.path.dirname(os.path.abspath(__file__)))
sys.dont_write_bytecode = True
import in_blender  # noqa: E402  first: Blender's readers need what it mends

import bpy  # noqa: E402
from mathutils import Vector  # noqa: E402

addon_file, address, folder, out = in_blender.arguments()
spec = importlib.util.spec_from_file_location("gesto_live_link", addon_file)
addon = importlib.util.module_from_spec(spec)
sys.modules["gesto_live_link"] = addon
spec.loader.exec_module(addon)
addon.register()
answers = {}


def fresh(fps=20):
    bpy.ops.wm.read_factory_settings(use_empty=True)
    if not hasattr(bpy.types.Scene, "gesto"):
        addon.register()
    bpy.context.scene.render.fps = fps
    settings = bpy.context.scene.gesto
    settings.address = address
    settings.steps = 5
    settings.seconds = 1.0
    settings.seed = 4
    settings.prompt = "a person walks forward"
    return settings


def seen(armature):
    scene = bpy.context.scene
    first, last = armature.animation_data.action.frame_range
    frames = []
    for frame in range(round(first), round(last) + 1):
        scene.frame_set(frame)
        frames.append(in_blender.heads(armature))
    return {"frames": frames, "action": armature.animation_data.action.name, "name": armature.name, "message": scene.gesto.message}


def said(operator):
    """What an operator that fails says."""
    try:
        return "finished " + str(operator())
    except RuntimeError as error:
        return str(error)


# On a new armature, a key for each of the model's frames; the scene's rate is another one in the second case.
settings = fresh()
answers["connect"] = str(bpy.ops.gesto.connect()) + settings.message
answers["styles"] = [item[0] for item in addon._style_items]
settings.rate = "MODEL"
bpy.ops.gesto.generate()
answers["plain"] = seen(bpy.context.object)

settings = fresh(30)
settings.style = "old"
settings.style_weight = 3.0
settings.classifier_scale = 0.5
settings.has_content_weight = True
settings.content_weight = 5.0
bpy.ops.gesto.generate()
answers["styled"] = seen(bpy.context.object)

settings = fresh()
settings.rate = "MODEL"
more = settings.actions.add()
more.text = "a person waves"
more.seconds = 1.0
more.style = "old"
bpy.ops.gesto.generate()
answers["spans"] = seen(bpy.context.object)

settings = fresh()
settings.rate = "MODEL"
settings.style = "FILE"
settings.style_file = folder + "/own.bvh"
bpy.ops.gesto.generate()
answers["clip"] = seen(bpy.context.object)

# On the armature that is there: the same again, and one of other names whose object is turned and a hundredth in size.
settings = fresh()
settings.rate = "MODEL"
bpy.ops.gesto.generate()
first = bpy.context.object
bpy.ops.gesto.generate()
answers["again"] = seen(bpy.context.object)
answers["again"]["same"] = bpy.context.object == first and len([o for o in bpy.data.objects if o.type == "ARMATURE"]) == 1

settings = fresh()
settings.rate = "MODEL"
bpy.ops.import_scene.fbx(filepath=folder + "/mixamo.fbx")
armature = next(o for o in bpy.context.scene.objects if o.type == "ARMATURE")
bpy.ops.object.select_all(action="DESELECT")
armature.select_set(True)
bpy.context.view_layer.objects.active = armature
bpy.ops.gesto.connect()
settings = bpy.context.scene.gesto
bpy.ops.gesto.generate()
answers["mixamo"] = seen(armature)

# A figure a fifth larger, with its arms half down at rest, of plain names, below a bone that is no joint.
settings = fresh()
settings.rate = "MODEL"
bpy.ops.gesto.connect()
bpy.ops.gesto.generate()
model = bpy.context.object
places = {bone.name: Vector(bone.head_local) for bone in model.data.bones}
parents = {bone.name: bone.parent.name if bone.parent else None for bone in model.data.bones}
names = dict(zip([j["name"] for j in addon._capabilities["models"][0]["canonical_skeleton"]["joints"]], addon._capabilities["gesto"]["joint_names"]["humanik"]))
for side, sign in (("left", 1.0), ("right", -1.0)):
    shoulder = places[f"{side}_shoulder"].copy()
    for joint in ("elbow", "wrist"):
        away = places[f"{side}_{joint}"] - shoulder
        places[f"{side}_{joint}"] = shoulder + Vector((sign * away.length * math.cos(0.8), 0.0, -away.length * math.sin(0.8)))
data = bpy.data.armatures.new("Large")
large = bpy.data.objects.new("Large", data)
bpy.context.scene.collection.objects.link(large)
bpy.ops.object.select_all(action="DESELECT")
large.select_set(True)
bpy.context.view_layer.objects.active = large
bpy.ops.object.mode_set(mode="EDIT")
ground = data.edit_bones.new("Ground")
ground.head, ground.tail = (0, 0, 0), (0, 0.2, 0)
for joint, at in places.items():
    bone = data.edit_bones.new(names[joint])
    bone.head = at * 1.2
    bone.tail = at * 1.2 + Vector((0.03, 0.02, 0.05))
    bone.roll = 0.7
    bone.parent = data.edit_bones[names[parents[joint]]] if parents[joint] else ground
bpy.ops.object.mode_set(mode="OBJECT")
bpy.ops.gesto.generate()
answers["large"] = seen(large)
answers["large"]["names"] = {names[joint]: joint for joint in places}

# Another kind of figure: it is left alone.
settings = fresh()
settings.rate = "MODEL"
data = bpy.data.armatures.new("Lamp")
lamp = bpy.data.objects.new("Lamp", data)
bpy.context.scene.collection.objects.link(lamp)
lamp.select_set(True)
bpy.context.view_layer.objects.active = lamp
bpy.ops.object.mode_set(mode="EDIT")
bone = data.edit_bones.new("Hips")
bone.tail = (0, 0, 1)
bpy.ops.object.mode_set(mode="OBJECT")
bpy.ops.gesto.generate()
answers["lamp"] = seen(bpy.context.object)
answers["lamp"]["untouched"] = lamp.animation_data is None

# What goes wrong is a sentence, and the scene stays.
settings = fresh()
settings.prompt = "  "
answers["no prompt"] = said(bpy.ops.gesto.generate)
settings.prompt = "a person walks"
settings.style = "FILE"
settings.style_file = folder + "/nowhere.bvh"
answers["no clip"] = said(bpy.ops.gesto.generate)
settings.style = "NONE"
settings.address = "http://127.0.0.1:1"
answers["no server"] = said(bpy.ops.gesto.generate)
settings.address = "ftp://127.0.0.1"
answers["no address"] = said(bpy.ops.gesto.generate)
answers["objects"] = len(bpy.data.objects)

# While the server samples, Blender's own thread goes on; who stops leaves the server.
settings = fresh()
settings.steps = 200
settings.seconds = 9.8
settings.style = "old"
began = time.monotonic()
request = addon.Request(address, "", "POST", "/generate", addon.body_of(settings, bpy.context.scene))
turns, longest = 0, 0.0
before = time.monotonic()
while not request.is_done and time.monotonic() - began < 1.0:
    time.sleep(0.005)
    now = time.monotonic()
    turns, longest, before = turns + 1, max(longest, now - before), now
answers["free"] = {"turns": turns, "longest": longest, "running": not request.is_done}
request.cancel()
began = time.monotonic()
try:
    request.answer()
    answers["free"]["said"] = ""
except addon.ServerError as error:
    answers["free"]["said"] = str(error)
answers["free"]["left"] = time.monotonic() - began

addon.unregister()
json.dump(answers, in_blender.plain_open(out, "w"))
