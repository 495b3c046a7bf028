"""blender --background --factory-startup --python read_characters.py -- LIST ANSWER

LIST is a JSON array of {"file", "fps"}; ANSWER becomes a JSON object by file: the body and its skeleton as Blender understood them. Metres, Y up.
"""
import json
import os
import sys

sys.path.append(os.path.dirname(os.path.abspath(__file__)))
sys.dont_write_bytecode = True
import in_blender  # noqa: E402  first: Blender's readers need what it mends

import bpy  # noqa: E402


def material_of(material):
    node = next((n for n in material.node_tree.nodes if n.type == "BSDF_PRINCIPLED"), None) if material.use_nodes else None
    base = node.inputs["Base Color"] if node else None
    picture = None
    if base and base.is_linked:
        source = base.links[0].from_node
        while source and source.type != "TEX_IMAGE":
            linked = [i for i in source.inputs if i.is_linked and i.type == "RGBA"]
            source = linked[0].links[0].from_node if linked else None
        picture = list(source.image.size) if source and source.image else None
    return {"name": material.name, "colour": list(base.default_value)[:3] if base else None, "picture": picture}


def read(path, fps):
    bpy.ops.wm.read_factory_settings(use_empty=True)
    scene = bpy.context.scene
    if path.endswith(".fbx"):
        bpy.ops.import_scene.fbx(filepath=path)
    else:
        scene.render.fps = round(fps)
        bpy.ops.import_scene.gltf(filepath=path)
    armatures = [o for o in scene.objects if o.type == "ARMATURE"]
    # The glTF reader adds a ball that it draws bones with.
    meshes = [o for o in scene.objects if o.type == "MESH" and any(m.type == "ARMATURE" for m in o.modifiers)]
    answer = {"armatures": len(armatures), "meshes": len(meshes)}
    if len(armatures) != 1 or len(meshes) != 1:
        return answer
    armature, mesh = armatures[0], meshes[0]
    names = [group.name for group in mesh.vertex_groups]
    uv = mesh.data.uv_layers.active
    corners = []  # place and coordinate of each corner
    area = 0.0
    places = [in_blender.y_up(mesh.matrix_world @ v.co) for v in mesh.data.vertices]
    for polygon in mesh.data.polygons:
        area += polygon.area
        for loop in polygon.loop_indices:
            corners.append([mesh.data.loops[loop].vertex_index] + (list(uv.data[loop].uv) if uv else []))
    answer.update(
        joints=[b.name for b in armature.data.bones],
        rest=[in_blender.y_up(armature.matrix_world @ b.head_local) for b in armature.data.bones],
        vertices=places,
        shares=[{names[g.group]: g.weight for g in v.groups if g.weight > 0.0} for v in mesh.data.vertices],
        corners=corners,
        area=area * mesh.matrix_world.median_scale ** 2,
        materials=[material_of(m) for m in mesh.data.materials],
        materialAreas={mesh.data.materials[i].name: sum(p.area for p in mesh.data.polygons if p.material_index == i) * mesh.matrix_world.median_scale ** 2
                       for i in range(len(mesh.data.materials))},
    )
    action = armature.animation_data.action if armature.animation_data else None
    if action:
        first, last = (round(x) for x in action.frame_range)
        answer["frames"] = []
        for frame in range(first, last + 1):
            scene.frame_set(frame)
            answer["frames"].append(in_blender.heads(armature))
    return answer


wishes, out = in_blender.arguments()
answers = {}
for wish in json.load(in_blender.plain_open(wishes)):
    try:
        answers[wish["file"]] = read(wish["file"], wish["fps"])
    except Exception as error:  # what the reader says is what the test shows
        answers[wish["file"]] = {"error": str(error)}
json.dump(answers, in_blender.plain_open(out, "w"))
