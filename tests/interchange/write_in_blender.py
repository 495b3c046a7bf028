"""blender --background --factory-startup --python write_in_blender.py -- SOURCE.bvh FOLDER

Reads a BVH (centimetres, Y up) and writes it as FBX, GLB, Collada and BVH, with and without a skin, into FOLDER, and truth.json beside
them: the rate and, for each frame, where Blender has every bone's head, metres, Y up.
"""
import json
import os
import sys

sys.path.append(os.path.dirname(os.path.abspath(__file__)))
sys.dont_write_bytecode = True
import in_blender  # noqa: E402  first: Blender's readers need what it mends

import bpy  # noqa: E402

source, folder = in_blender.arguments()[:2]
bpy.ops.wm.read_factory_settings(use_empty=True)
bpy.ops.import_anim.bvh(filepath=source, global_scale=0.01, update_scene_fps=True, update_scene_duration=True)
armature = bpy.context.object
scene = bpy.context.scene
first, last = (int(f) for f in armature.animation_data.action.frame_range)
scene.frame_start, scene.frame_end = first, last

frames = []
for frame in range(first, last + 1):
    scene.frame_set(frame)
    frames.append(in_blender.heads(armature))
with in_blender.plain_open(folder + "/truth.json", "w") as out:
    json.dump({"fps": scene.render.fps / scene.render.fps_base, "frames": frames}, out)

bare = {"object_types": {"ARMATURE"}, "bake_anim_simplify_factor": 0.0}
bpy.ops.export_scene.fbx(filepath=folder + "/bare.fbx", add_leaf_bones=False, **bare)
bpy.ops.export_scene.fbx(filepath=folder + "/leaves_and_scale.fbx", apply_scale_options="FBX_SCALE_ALL", add_leaf_bones=True, **bare)
bpy.ops.export_scene.fbx(filepath=folder + "/z_up.fbx", add_leaf_bones=False, axis_up="Z", axis_forward="Y", **bare)
bpy.ops.export_anim.bvh(filepath=folder + "/blender.bvh", frame_start=first, frame_end=last)

mesh = bpy.data.meshes.new("figure")
mesh.from_pydata([(0, 0, 0), (1, 0, 0), (0, 1, 0)], [], [(0, 1, 2)])
figure = bpy.data.objects.new("Figure", mesh)
bpy.context.collection.objects.link(figure)
for index, bone in enumerate(armature.data.bones):
    figure.vertex_groups.new(name=bone.name).add([index % 3], 0.1, "REPLACE")
figure.parent = armature
figure.modifiers.new("skin", "ARMATURE").object = armature
bpy.ops.export_scene.fbx(filepath=folder + "/skinned.fbx", add_leaf_bones=False, bake_anim_simplify_factor=0.0)
bpy.ops.export_scene.gltf(filepath=folder + "/skinned.glb", export_format="GLB")
bpy.ops.wm.collada_export(filepath=folder + "/skinned.dae")
