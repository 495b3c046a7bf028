"""blender --background --factory-startup --python read_in_blender.py -- LIST ANSWER

LIST is a JSON array of {"file", "fps", "unitsPerMetre"}; ANSWER becomes a JSON object by file: what Blender understood. Positions are metres, Y up.
With "again" in a wish, Blender writes what it read to the file of that name.
"""
import json
import os
import sys

import numpy

sys.path.append(os.path.dirname(os.path.abspath(__file__)))
sys.dont_write_bytecode = True
import in_blender  # noqa: E402  first: Blender's readers need what it mends

import bpy  # noqa: E402


def write(path, first, last):
    """The same motion as Blender writes it."""
    scene = bpy.context.scene
    scene.frame_start, scene.frame_end = round(first), round(last)
    if path.endswith(".fbx"):
        bpy.ops.export_scene.fbx(filepath=path, add_leaf_bones=False, bake_anim_simplify_factor=0.0)
    elif path.endswith(".bvh"):
        bpy.context.view_layer.objects.active = next(o for o in scene.objects if o.type == "ARMATURE")
        bpy.ops.export_anim.bvh(filepath=path, frame_start=round(first), frame_end=round(last))
    else:
        bpy.ops.export_scene.gltf(filepath=path, export_format="GLB", export_optimize_animation_size=False)


def read(path, fps, units, again=None):
    bpy.ops.wm.read_factory_settings(use_empty=True)
    scene = bpy.context.scene
    kind = path.rsplit(".", 1)[1].lower()
    if kind == "fbx":
        bpy.ops.import_scene.fbx(filepath=path)
    elif kind == "bvh":
        bpy.ops.import_anim.bvh(filepath=path, global_scale=1.0 / units, update_scene_fps=True, update_scene_duration=True)
    else:
        # The reader places keys by the scene's rate and leaves that as it is.
        scene.render.fps = round(fps)
        bpy.ops.import_scene.gltf(filepath=path)
    rate = scene.render.fps / scene.render.fps_base
    armatures = [o for o in scene.objects if o.type == "ARMATURE"]
    # The glTF reader adds a ball that it draws bones with.
    meshes = [o for o in scene.objects if o.type == "MESH" and any(m.type == "ARMATURE" for m in o.modifiers)]
    answer = {"rate": rate, "armatures": len(armatures), "meshes": len(meshes)}
    if len(armatures) != 1:
        return answer
    armature = armatures[0]
    action = armature.animation_data.action
    first, last = (float(x) for x in action.frame_range)
    frames = round(last - first) + 1
    answer.update(
        frames=frames,
        lastKey=last - first,
        take=action.name,
        scale=[abs(x) for x in armature.scale],
        properties={k: str(mesh[k]) for mesh in meshes for k in mesh.keys() if k.startswith("gesto_")},
        joints=[b.name for b in armature.data.bones],
        rest=[in_blender.y_up(armature.matrix_world @ b.head_local) for b in armature.data.bones],
    )
    positions = []
    boxes = []
    for f in range(frames):
        at = first + f
        scene.frame_set(int(at // 1), subframe=at % 1)
        positions.append([in_blender.y_up(armature.matrix_world @ armature.pose.bones[n].head) for n in answer["joints"]])
        if meshes:
            shown = meshes[0].evaluated_get(bpy.context.evaluated_depsgraph_get())
            mesh = shown.to_mesh()
            points = numpy.array([in_blender.y_up(shown.matrix_world @ v.co) for v in mesh.vertices])
            boxes.append([points.min(axis=0).tolist(), points.max(axis=0).tolist()])
            shown.to_mesh_clear()
    answer.update(positions=positions, boxes=boxes)
    if again:
        write(again, first, last)
    return answer


wishes, out = in_blender.arguments()
answers = {}
for wish in json.load(in_blender.plain_open(wishes)):
    try:
        answers[wish["file"]] = read(wish["file"], wish["fps"], wish["unitsPerMetre"], wish.get("again"))
    except Exception as error:  # what the reader says is what the test shows
        answers[wish["file"]] = {"error": str(error)}
json.dump(answers, in_blender.plain_open(out, "w"))
