"""python3 make_characters.py [FOLDER]

Makes two small characters with a skinned body, written by hand after the formats' own descriptions and not by Gesto Studio's writers:

milla.glb   glTF 2.0: tall, arms half down at rest, joints turned along their bones, names as Blender's rigs have them, one picture and two materials
otto.fbx    FBX 7.4, binary: short, arms straight out at rest, centimetres and Z up, pre-rotations, names as Unreal's skeletons have them, three plain colours, quads

The same script gives the same bytes. Both characters and this script are dedicated to the public domain (CC0 1.0).
"""
import json
import math
import os
import struct
import sys
import zlib


# --- vectors and matrices: rows of lists, columns multiply from the right ---------------------------------------------------------------------------------------------

def add(a, b): return [x + y for x, y in zip(a, b)]
def sub(a, b): return [x - y for x, y in zip(a, b)]
def times(a, s): return [x * s for x in a]
def dot(a, b): return sum(x * y for x, y in zip(a, b))
def cross(a, b): return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
def unit(a): return times(a, 1.0 / math.sqrt(dot(a, a)))
def mix(a, b, t): return [x + (y - x) * t for x, y in zip(a, b)]
def multiply(a, b): return [[sum(a[i][k] * b[k][j] for k in range(4)) for j in range(4)] for i in range(4)]
def placed(turn, place): return [turn[i] + [place[i]] for i in range(3)] + [[0.0, 0.0, 0.0, 1.0]]
def columns(x, y, z): return [[x[i], y[i], z[i]] for i in range(3)]


def inverse(m):
    """Of a turn with a place."""
    turn = [[m[j][i] for j in range(3)] for i in range(3)]
    return placed(turn, [-sum(turn[i][k] * m[k][3] for k in range(3)) for i in range(3)])


def by_columns(m): return [m[i][j] for j in range(4) for i in range(4)]


def quaternion(m):
    """x y z w of a turn."""
    w = math.sqrt(max(0.0, 1 + m[0][0] + m[1][1] + m[2][2])) / 2
    if w > 1e-4:
        return [(m[2][1] - m[1][2]) / (4 * w), (m[0][2] - m[2][0]) / (4 * w), (m[1][0] - m[0][1]) / (4 * w), w]
    i = max(range(3), key=lambda k: m[k][k])
    j, k = (i + 1) % 3, (i + 2) % 3
    s = math.sqrt(max(1e-12, 1 + m[i][i] - m[j][j] - m[k][k])) * 2
    q = [0.0] * 4
    q[i], q[j], q[k], q[3] = s / 4, (m[j][i] + m[i][j]) / s, (m[k][i] + m[i][k]) / s, (m[k][j] - m[j][k]) / s
    return q


def degrees_xyz(m):
    """About X, then Y, then Z."""
    return [math.degrees(a) for a in (math.atan2(m[2][1], m[2][2]), math.asin(max(-1.0, min(1.0, -m[2][0]))), math.atan2(m[1][0], m[0][0]))]


# --- a body: metres, Y up, looking along +Z, its own left at +X ------------------------------------------------------------------------------------------------------

class Body:
    """Joints with places, and tubes around them whose rings hang on the two nearest joints of their chain."""

    def __init__(self):
        self.joints = []  # name, parent, place
        self.vertices, self.normals, self.coordinates, self.shares, self.quads, self.materials = [], [], [], [], [], []

    def joint(self, name, parent, place):
        self.joints.append((name, parent, place))
        return len(self.joints) - 1

    def place(self, joint): return self.joints[joint][2]

    def tube(self, stations, material, sides=10, hint=(0.0, 0.0, 1.0)):
        """stations: (place, radius aside, radius ahead, {joint: share}); closed at both ends by a small ring."""
        first = len(self.vertices)
        for number, (place, wide, deep, shares) in enumerate(stations):
            before, after = stations[max(0, number - 1)][0], stations[min(len(stations) - 1, number + 1)][0]
            along = unit(sub(after, before))
            aside = unit(cross(along, hint)) if abs(dot(along, hint)) < 0.95 else unit(cross(along, [1.0, 0.0, 0.0]))
            ahead = cross(aside, along)
            for side in range(sides):
                angle = 2 * math.pi * side / sides
                out = add(times(aside, math.cos(angle) * wide), times(ahead, math.sin(angle) * deep))
                normal = unit(add(times(aside, math.cos(angle) / max(wide, 1e-3)), times(ahead, math.sin(angle) / max(deep, 1e-3))))
                if number == 0: normal = unit(sub(normal, times(along, 2.0)))
                if number == len(stations) - 1: normal = unit(add(normal, times(along, 2.0)))
                self.vertices.append(add(place, out))
                self.normals.append(normal)
                self.coordinates.append((side / sides, number / (len(stations) - 1)))
                self.shares.append(shares)
        ring = lambda number, side: first + number * sides + side % sides
        for number in range(len(stations) - 1):
            for side in range(sides):
                self.face([ring(number, side), ring(number, side + 1), ring(number + 1, side + 1), ring(number + 1, side)], material)
        for number, turned in ((0, False), (len(stations) - 1, True)):
            for side in range(1, sides - 1, 2):
                corners = [ring(number, 0), ring(number, side + 2), ring(number, side + 1), ring(number, side)]
                self.face(list(reversed(corners)) if turned else corners, material)

    def face(self, corners, material):
        """Counter-clockwise seen from outside, whichever way it was given."""
        a, b, c = (self.vertices[corners[i]] for i in range(3))
        outward = cross(sub(b, a), sub(c, a))
        facing = [sum(self.normals[v][i] for v in corners) for i in range(3)]
        self.quads.append(list(reversed(corners)) if dot(outward, facing) < 0 else corners)
        self.materials.append(material)

    def limb(self, joints, radii, material, tip=0.0, sides=10, flat=1.0):
        """A tube along a chain: five rings for each bone, blended over a fifth of it about each joint. tip: how far it goes on beyond the last joint."""
        points = [self.place(j) for j in joints]
        if tip:
            points.append(add(points[-1], times(unit(sub(points[-1], points[-2])), tip)))
        stations = []
        for bone in range(len(points) - 1):
            own = joints[bone]
            for t in (0.0, 0.12, 0.5, 0.88):
                shares = {own: 1.0}
                if bone > 0 and t < 0.2: shares = {joints[bone - 1]: 0.5 - t * 2.5, own: 0.5 + t * 2.5}
                if bone + 1 < len(joints) and t > 0.8: shares = {own: 0.5 + (1 - t) * 2.5, joints[bone + 1]: 0.5 - (1 - t) * 2.5}
                radius = radii[bone] + (radii[bone + 1] - radii[bone]) * t
                stations.append((mix(points[bone], points[bone + 1], t), radius, radius * flat, shares))
        last = joints[min(len(points) - 2, len(joints) - 1)] if tip else joints[-1]
        stations.append((points[-1], radii[-1] * 0.8, radii[-1] * 0.8 * flat, {last: 1.0} if tip else {joints[-2]: 0.5, joints[-1]: 0.5}))
        end = stations[-1]
        stations.append((add(end[0], times(unit(sub(points[-1], points[-2])), radii[-1] * 0.5)), end[1] * 0.4, end[2] * 0.4, end[3]))
        start = stations[0]
        stations.insert(0, (sub(start[0], times(unit(sub(points[1], points[0])), radii[0] * 0.5)), start[1] * 0.5, start[2] * 0.5, start[3]))
        self.tube(stations, material, sides)

    def ball(self, centre, radius, joint, material, tall=1.0, sides=14, rings=8):
        stations = []
        for number in range(rings + 1):
            angle = math.pi * (number + 0.35) / (rings + 0.7) - math.pi / 2
            stations.append((add(centre, [0.0, math.sin(angle) * radius * tall, 0.0]), math.cos(angle) * radius * 0.92, math.cos(angle) * radius, {joint: 1.0}))
        self.tube(stations, material, sides)


def person(names, height, leg, arm, arm_down, width, head, skin, shirt, trousers):
    """names: pelvis, spine, chest, neck, head, then for each side collar, upper arm, forearm, hand, thigh, shin, foot, toe. leg, arm: lengths; arm_down: radians."""
    body = Body()
    hip = leg + 0.08
    if names.get("root"): body.joint(names["root"], -1, [0.0, 0.0, 0.0])
    pelvis = body.joint(names["pelvis"], len(body.joints) - 1, [0.0, hip + 0.05, 0.0])
    shoulder_height = height * 0.815
    spine = body.joint(names["spine"], pelvis, [0.0, hip + 0.05 + (shoulder_height - hip) * 0.3, -0.01])
    chest = body.joint(names["chest"], spine, [0.0, hip + 0.05 + (shoulder_height - hip) * 0.6, -0.015])
    neck = body.joint(names["neck"], chest, [0.0, shoulder_height + 0.05, -0.02])
    skull = body.joint(names["head"], neck, [0.0, shoulder_height + 0.12, 0.0])
    for side, sign in (("l", 1.0), ("r", -1.0)):
        own = lambda key: names[key].replace("?", side).replace("!", side.upper())
        collar = body.joint(own("collar"), chest, [sign * 0.04, shoulder_height - 0.01, 0.0])
        at = [sign * width, shoulder_height, -0.01]
        along = [sign * math.cos(arm_down), -math.sin(arm_down), 0.0]
        upper = body.joint(own("upper arm"), collar, at)
        fore = body.joint(own("forearm"), upper, add(add(at, times(along, arm * 0.53)), [0.0, 0.0, -0.01]))
        hand = body.joint(own("hand"), fore, add(at, times(along, arm)))
        thigh = body.joint(own("thigh"), pelvis, [sign * width * 0.5, hip, 0.0])
        shin = body.joint(own("shin"), thigh, [sign * width * 0.52, hip - leg * 0.52, 0.012])
        foot = body.joint(own("foot"), shin, [sign * width * 0.54, hip - leg, -0.015])
        toe = body.joint(own("toe"), foot, [sign * width * 0.56, 0.02, leg * 0.15])
        thick = width / 0.17
        body.limb([upper, fore, hand], [0.052 * thick, 0.042 * thick, 0.03 * thick], shirt)
        tip = add(body.place(hand), times(along, 0.14))
        body.tube([(mix(body.place(hand), tip, t), r * thick, r * thick * 0.55, {hand: 1.0}) for t, r in ((-0.1, 0.012), (0.0, 0.027), (0.35, 0.038), (0.75, 0.03), (1.0, 0.01))], skin, 8)
        body.limb([thigh, shin, foot], [0.085 * thick, 0.06 * thick, 0.042 * thick], trousers)
        heel = add(body.place(foot), [0.0, -body.place(foot)[1] + 0.028, -0.045])
        ball = [body.place(toe)[0], 0.028, body.place(toe)[2]]
        shoe = [(add(heel, [0.0, 0.004, -0.02]), 0.014, 0.012, {foot: 1.0}), (heel, 0.034 * thick, 0.027, {foot: 1.0}), (mix(heel, ball, 0.45), 0.037 * thick, 0.033, {foot: 1.0}),
                (mix(heel, ball, 0.85), 0.043 * thick, 0.029, {foot: 0.7, toe: 0.3}), (add(ball, [0.0, -0.002, 0.03]), 0.04 * thick, 0.025, {toe: 1.0}), (add(ball, [0.0, -0.006, 0.065]), 0.018, 0.014, {toe: 1.0})]
        body.tube(shoe, trousers, 10, (0.0, 1.0, 0.0))
    low = body.place(pelvis)[1] - 0.09
    between = lambda a, b, t: mix(body.place(a), body.place(b), t)
    body.tube([([0.0, low - 0.03, 0.0], width * 0.45, 0.05, {pelvis: 1.0}), ([0.0, low, 0.0], width * 0.86, 0.105, {pelvis: 1.0}), (body.place(pelvis), width * 0.88, 0.112, {pelvis: 1.0}),
               (between(pelvis, spine, 0.45), width * 0.74, 0.096, {pelvis: 0.6, spine: 0.4})], trousers, 14)
    body.tube([(between(pelvis, spine, 0.15), width * 0.93, 0.121, {pelvis: 0.8, spine: 0.2}), (body.place(spine), width * 0.84, 0.11, {pelvis: 0.25, spine: 0.75}),
               (between(spine, chest, 0.5), width * 0.84, 0.108, {spine: 0.6, chest: 0.4}), (body.place(chest), width * 0.93, 0.116, {spine: 0.2, chest: 0.8}),
               (between(chest, neck, 0.55), width * 0.98, 0.11, {chest: 1.0}), (between(chest, neck, 0.85), width * 0.72, 0.08, {chest: 1.0}), (between(chest, neck, 1.0), width * 0.32, 0.055, {chest: 0.6, neck: 0.4})],
              shirt, 14)
    body.tube([(between(chest, neck, 0.9), 0.05, 0.05, {chest: 0.5, neck: 0.5}), (between(neck, skull, 0.3), 0.047, 0.047, {neck: 1.0}), (add(body.place(skull), [0.0, 0.03, 0.0]), 0.046, 0.046, {skull: 1.0})], skin, 10)
    body.ball(add(body.place(skull), [0.0, head * 0.95, 0.01]), head, skull, skin, 1.2)
    nose = add(body.place(skull), [0.0, head * 0.9, 0.01 + head * 0.98])
    body.tube([(add(nose, [0.0, 0.012, -0.02]), 0.008, 0.008, {skull: 1.0}), (nose, 0.014, 0.014, {skull: 1.0}), (add(nose, [0.0, -0.004, 0.012]), 0.006, 0.006, {skull: 1.0})], skin, 6)
    return body


def joint_frames(body):
    """World turns with Y along the bone to the first child, as many rigs have them."""
    frames = []
    for number, (_, parent, place) in enumerate(body.joints):
        child = next((k for k, (_, p, _) in enumerate(body.joints) if p == number), None)
        along = unit(sub(body.place(child), place)) if child is not None else unit(sub(place, body.place(parent)))
        hint = [0.0, 0.0, 1.0] if abs(along[2]) < 0.9 else [0.0, 1.0, 0.0]
        x = unit(cross(along, hint))
        frames.append(placed(columns(x, along, cross(x, along)), place))
    return frames


# --- glTF -------------------------------------------------------------------------------------------------------------------------------------------------------------

def png(width, height, pixel):
    rows = b"".join(b"\0" + b"".join(bytes(pixel(x, y)) for x in range(width)) for y in range(height))
    chunk = lambda kind, data: struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")


def stripes(x, y):
    return (214, 92, 74) if (y // 4) % 2 else (238, 222, 196)


def write_glb(body, file):
    views, accessors, buffer = [], [], bytearray()

    def view(data):
        views.append({"buffer": 0, "byteOffset": len(buffer), "byteLength": len(data)})
        buffer.extend(data + b"\0" * (-len(data) % 4))
        return len(views) - 1

    def accessor(values, kind, component, letter):
        flat = [x for value in values for x in (value if isinstance(value, (list, tuple)) else [value])]
        made = {"bufferView": view(struct.pack(f"<{len(flat)}{letter}", *flat)), "componentType": component, "count": len(values), "type": kind}
        if kind == "VEC3":
            rounded = [struct.unpack("<3f", struct.pack("<3f", *v)) for v in values]
            made["min"], made["max"] = [min(v[i] for v in rounded) for i in range(3)], [max(v[i] for v in rounded) for i in range(3)]
        accessors.append(made)
        return len(accessors) - 1

    frames = joint_frames(body)
    nodes = [{"name": "Armature", "children": []}]
    for number, (name, parent, _) in enumerate(body.joints):
        local = frames[number] if parent < 0 else multiply(inverse(frames[parent]), frames[number])
        nodes.append({"name": name, "translation": [local[i][3] for i in range(3)], "rotation": quaternion(local)})
        nodes[parent + 1].setdefault("children", []).append(number + 1)
    joints, weights = [], []
    for shares in body.shares:
        pairs = sorted(shares.items(), key=lambda pair: -pair[1]) + [(0, 0.0)] * 4
        joints.append([pair[0] for pair in pairs[:4]])
        weights.append([pair[1] for pair in pairs[:4]])
    attributes = {"POSITION": accessor(body.vertices, "VEC3", 5126, "f"), "NORMAL": accessor(body.normals, "VEC3", 5126, "f"), "TEXCOORD_0": accessor(body.coordinates, "VEC2", 5126, "f"),
                  "JOINTS_0": accessor(joints, "VEC4", 5121, "B"), "WEIGHTS_0": accessor(weights, "VEC4", 5126, "f")}
    primitives = []
    for material in range(3):
        corners = []
        for quad, own in zip(body.quads, body.materials):
            if own == material: corners += [quad[0], quad[1], quad[2], quad[0], quad[2], quad[3]]
        primitives.append({"attributes": attributes, "indices": accessor(corners, "SCALAR", 5123, "H"), "material": material})
    nodes[0]["children"].append(len(nodes))
    nodes.append({"name": "Milla", "mesh": 0, "skin": 0})
    binds = accessor([by_columns(inverse(frame)) for frame in frames], "MAT4", 5126, "f")
    surface = lambda colour, **more: {"pbrMetallicRoughness": {"baseColorFactor": colour + [1.0], "metallicFactor": 0.0, "roughnessFactor": 0.8, **more}}
    document = {
        "asset": {"version": "2.0", "generator": "make_characters.py", "copyright": "CC0 1.0"}, "scene": 0, "scenes": [{"nodes": [0]}], "nodes": nodes,
        "meshes": [{"name": "Milla", "primitives": primitives}], "skins": [{"joints": list(range(1, len(body.joints) + 1)), "inverseBindMatrices": binds}],
        "materials": [{"name": "Skin", **surface([0.70, 0.42, 0.30])}, {"name": "Jumper", **surface([1.0, 1.0, 1.0], baseColorTexture={"index": 0})}, {"name": "Trousers", **surface([0.06, 0.12, 0.22])}],
        "images": [{"name": "stripes", "mimeType": "image/png", "bufferView": view(png(8, 32, stripes))}], "textures": [{"source": 0}],
    }
    document.update(accessors=accessors, bufferViews=views, buffers=[{"byteLength": len(buffer)}])
    text = json.dumps(document, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 4)
    with open(file, "wb") as out:
        out.write(struct.pack("<4sII", b"glTF", 2, 28 + len(text) + len(buffer)) + struct.pack("<I4s", len(text), b"JSON") + text + struct.pack("<I4s", len(buffer), b"BIN\0") + buffer)


# --- FBX --------------------------------------------------------------------------------------------------------------------------------------------------------------

class Long(int):
    pass


def value(v):
    if isinstance(v, bool): return b"C" + struct.pack("<B", v)
    if isinstance(v, Long): return b"L" + struct.pack("<q", v)
    if isinstance(v, int): return b"I" + struct.pack("<i", v)
    if isinstance(v, float): return b"D" + struct.pack("<d", v)
    if isinstance(v, str): return b"S" + struct.pack("<I", len(v.encode())) + v.encode()
    kind, width = ("i", 4) if isinstance(v[0], int) else ("d", 8)
    return kind.encode() + struct.pack("<III", len(v), 0, len(v) * width) + struct.pack(f"<{len(v)}{kind}", *v)


def record(name, values=(), children=()): return (name, list(values), list(children))


def packed(node, offset):
    name, values, children = node
    data = b"".join(value(v) for v in values)
    head = 13 + len(name)
    body, at = b"", offset + head + len(data)
    for child in children:
        made = packed(child, at + len(body))
        body += made
    if children: body += b"\0" * 13
    return struct.pack("<III B", offset + head + len(data) + len(body), len(values), len(data), len(name)) + name.encode() + data + body


def prop(name, kind, label, flags, *values): return record("P", [name, kind, label, flags, *values])


def write_fbx(body, file):
    """Centimetres, Z up, looking along -Y: what is Y up is laid down first."""
    laid = lambda v: [100.0 * v[0], -100.0 * v[2], 100.0 * v[1]]
    turned = lambda v: [v[0], -v[2], v[1]]
    objects, links = [], []
    numbers = iter(range(1000, 1_000_000))
    new = lambda: Long(next(numbers))
    named = lambda name, kind: name + "\0\1" + kind
    frames = [placed([turned_row[:3] for turned_row in (lambda m: [[m[0][j] for j in range(3)], [-m[2][j] for j in range(3)], [m[1][j] for j in range(3)]])(frame)], laid([frame[i][3] for i in range(3)]))
              for frame in joint_frames(body)]
    bones = []
    for number, (name, parent, _) in enumerate(body.joints):
        local = frames[number] if parent < 0 else multiply(inverse(frames[parent]), frames[number])
        bone, attribute = new(), new()
        bones.append(bone)
        objects.append(record("NodeAttribute", [attribute, named(name, "NodeAttribute"), "LimbNode"], [record("TypeFlags", ["Skeleton"])]))
        objects.append(record("Model", [bone, named(name, "Model"), "LimbNode"], [record("Version", [232]), record("Properties70", [], [
            prop("RotationActive", "bool", "", "", 1), prop("PreRotation", "Vector3D", "Vector", "", *degrees_xyz(local)),
            prop("Lcl Translation", "Lcl Translation", "", "A", *[local[i][3] for i in range(3)])])]))
        links += [("OO", attribute, bone), ("OO", bone, Long(0) if parent < 0 else bones[parent])]
    geometry, model, skin = new(), new(), new()
    corners, normals = [], []
    for quad in body.quads:
        corners += quad[:3] + [~quad[3]]
        for vertex in quad: normals += turned(body.normals[vertex])
    layer = lambda name, mapping, field, values: record(name, [0], [record("Version", [101]), record("Name", [""]), record("MappingInformationType", [mapping]),
                                                                    record("ReferenceInformationType", ["IndexToDirect" if field == "Materials" else "Direct"]), record(field, [values])])
    objects.append(record("Geometry", [geometry, named("Otto", "Geometry"), "Mesh"], [
        record("GeometryVersion", [124]), record("Vertices", [[x for v in body.vertices for x in laid(v)]]), record("PolygonVertexIndex", [corners]),
        layer("LayerElementNormal", "ByPolygonVertex", "Normals", normals), layer("LayerElementMaterial", "ByPolygon", "Materials", list(body.materials)),
        record("Layer", [0], [record("Version", [100])] + [record("LayerElement", [], [record("Type", [kind]), record("TypedIndex", [0])]) for kind in ("LayerElementNormal", "LayerElementMaterial")])]))
    objects.append(record("Model", [model, named("Otto", "Model"), "Mesh"], [record("Version", [232]), record("Properties70", [], [prop("DefaultAttributeIndex", "int", "Integer", "", 0)])]))
    links += [("OO", model, Long(0)), ("OO", geometry, model), ("OO", skin, geometry)]
    for name, colour in (("Face", [0.80, 0.62, 0.48]), ("Shirt", [0.12, 0.38, 0.30]), ("Shorts", [0.30, 0.20, 0.12])):
        material = new()
        objects.append(record("Material", [material, named(name, "Material"), ""], [record("Version", [102]), record("ShadingModel", ["phong"]), record("Properties70", [], [prop("DiffuseColor", "Color", "", "A", *colour)])]))
        links.append(("OO", material, model))
    objects.append(record("Deformer", [skin, named("Otto", "Deformer"), "Skin"], [record("Version", [101]), record("Link_DeformAcuracy", [50.0])]))
    for number, (name, _, _) in enumerate(body.joints):
        cluster = new()
        own = [(vertex, shares[number]) for vertex, shares in enumerate(body.shares) if number in shares]
        fields = [record("Version", [100]), record("UserData", ["", ""])]
        if own: fields += [record("Indexes", [[vertex for vertex, _ in own]]), record("Weights", [[float(share) for _, share in own]])]
        fields += [record("Transform", [by_columns(inverse(frames[number]))]), record("TransformLink", [by_columns(frames[number])])]
        objects.append(record("Deformer", [cluster, named(name, "SubDeformer"), "Cluster"], fields))
        links += [("OO", cluster, skin), ("OO", bones[number], cluster)]
    pose = [record("PoseNode", [], [record("Node", [bone]), record("Matrix", [by_columns(frame)])]) for bone, frame in zip(bones, frames)]
    objects.append(record("Pose", [new(), named("Pose", "Pose"), "BindPose"], [record("Type", ["BindPose"]), record("Version", [100]), record("NbPoseNodes", [len(pose)])] + pose))
    settings = [prop(name, "int", "Integer", "", number) for name, number in
                (("UpAxis", 2), ("UpAxisSign", 1), ("FrontAxis", 1), ("FrontAxisSign", -1), ("CoordAxis", 0), ("CoordAxisSign", 1))] + [prop("UnitScaleFactor", "double", "Number", "", 1.0)]
    kinds = sorted({o[0] for o in objects})
    top = [
        record("FBXHeaderExtension", [], [record("FBXHeaderVersion", [1003]), record("FBXVersion", [7400]), record("Creator", ["make_characters.py"])]),
        record("GlobalSettings", [], [record("Version", [1000]), record("Properties70", [], settings)]),
        record("Documents", [], [record("Count", [1]), record("Document", [new(), "Scene", "Scene"], [record("RootNode", [Long(0)])])]),
        record("References"),
        record("Definitions", [], [record("Version", [100]), record("Count", [len(objects)])] + [record("ObjectType", [kind], [record("Count", [sum(o[0] == kind for o in objects)])]) for kind in kinds]),
        record("Objects", [], objects), record("Connections", [], [record("C", list(link)) for link in links])]
    data = b"Kaydara FBX Binary  \0\x1a\0" + struct.pack("<I", 7400)
    for node in top: data += packed(node, len(data))
    data += b"\0" * 13 + bytes.fromhex("fabcab09d0c8d466b176fb831cf7267e") + b"\0" * 4 + b"\0" * (-(len(data) + 33) % 16) + struct.pack("<I", 7400) + b"\0" * 120 + bytes.fromhex("f85a8c6adef5d97eece90ce3758f290b")
    with open(file, "wb") as out:
        out.write(data)


BLENDER = {"pelvis": "hips", "spine": "spine", "chest": "chest", "neck": "neck", "head": "head", "collar": "shoulder.!", "upper arm": "upper_arm.!", "forearm": "forearm.!", "hand": "hand.!",
           "thigh": "thigh.!", "shin": "shin.!", "foot": "foot.!", "toe": "toe.!"}
UNREAL = {"root": "root", "pelvis": "pelvis", "spine": "spine_01", "chest": "spine_02", "neck": "neck_01", "head": "head", "collar": "clavicle_?", "upper arm": "upperarm_?", "forearm": "lowerarm_?",
          "hand": "hand_?", "thigh": "thigh_?", "shin": "calf_?", "foot": "foot_?", "toe": "ball_?"}

if __name__ == "__main__":
    folder = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.abspath(__file__))
    write_glb(person(BLENDER, 1.82, 0.90, 0.60, math.radians(42), 0.155, 0.098, 0, 1, 2), os.path.join(folder, "milla.glb"))
    write_fbx(person(UNREAL, 1.38, 0.58, 0.45, 0.0, 0.185, 0.135, 0, 1, 2), os.path.join(folder, "otto.fbx"))
