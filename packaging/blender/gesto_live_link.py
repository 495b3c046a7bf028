"""Gesto Live Link: motions from text, in Blender, made by `gesto serve` on this computer.

Install: Edit > Preferences > Add-ons > Install..., choose this file, tick it. The panel stands in the 3D view's sidebar (N), tab Gesto.
`gesto serve` prints the address that goes into the panel; README.md beside this file tells more.
"""
import http.client
import json
import math
import threading
import urllib.parse

import bpy
from mathutils import Matrix, Quaternion, Vector

bl_info = {
    "name": "Gesto Live Link",
    "description": "Motions from text and a style, made by gesto serve, on the selected armature",
    "author": "Gesto Studio",
    "version": (0, 2, 0),
    "blender": (3, 4, 0),
    "location": "3D View > Sidebar > Gesto",
    "category": "Animation",
}

LEAST_JOINTS = 15  # of 22, and the hips among them: fewer are another kind of figure
FORWARD = {  # whose way a bone points, where more than one bone hangs on a joint
    "pelvis": "spine1",
    "spine3": "neck",
}


# ---------------------------------------------------------------------------------------------------------------------
# The server


class ServerError(Exception):
    """What the server said, or why it said nothing; one sentence."""


class Request:
    """One HTTP request on a thread of its own, so that Blender goes on. Nothing of Blender is touched there."""

    def __init__(self, address, token, method, path, body=None):
        parts = urllib.parse.urlsplit(address if "//" in address else "http://" + address)
        if parts.scheme != "http" or not parts.hostname:
            raise ServerError(f"\"{address}\" is no address such as http://127.0.0.1:8620")
        try:
            port = parts.port or 80
        except ValueError:
            raise ServerError(f"\"{address}\" has no port between 1 and 65535") from None
        self._connection = http.client.HTTPConnection(parts.hostname, port, timeout=600)
        self._headers = {"Content-Type": "application/json"}
        if token:
            self._headers["Authorization"] = "Bearer " + token
        self._what = (method, path, None if body is None else json.dumps(body).encode())
        self._address = address
        self._answer = None
        self._error = None
        self._cancelled = False
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self):
        try:
            method, path, body = self._what
            self._connection.request(method, path, body=body, headers=self._headers)
            response = self._connection.getresponse()
            answer = json.loads(response.read())
            if response.status != 200:
                raise ServerError(answer["error"]["message"])
            self._answer = answer
        except ServerError as error:
            self._error = error
        except (OSError, http.client.HTTPException) as error:
            self._error = ServerError(f"{self._address}: {error}; is `gesto serve` running?")
        except (ValueError, KeyError, TypeError, AttributeError):
            self._error = ServerError(f"{self._address}: this is not `gesto serve`")
        finally:
            self._connection.close()

    @property
    def is_done(self):
        return not self._thread.is_alive()

    def cancel(self):
        """The server sees that nobody waits, and stops."""
        self._cancelled = True
        sock = self._connection.sock
        if sock is not None:
            try:
                sock.shutdown(2)
            except OSError:
                pass

    def answer(self):
        """What came, once it is done; waits until then. Raises ServerError."""
        self._thread.join()
        if self._cancelled:
            raise ServerError("stopped")
        if self._error is not None:
            raise self._error
        return self._answer


# ---------------------------------------------------------------------------------------------------------------------
# The motion, put onto an armature


def to_blender(v):
    """From Y up, forward +Z, to Z up, forward -Y."""
    return Vector((v[0], -v[2], v[1]))


def turn_to_blender(q):
    """From x, y, z, w and Y up."""
    return Quaternion((q[3], q[0], -q[2], q[1]))


class Motion:
    """What the server sends with "format": "json", in Blender's axes and metres."""

    def __init__(self, answer):
        motion = answer["motion"]
        self.fps = motion["fps"]
        self.names = motion["joint_names"]
        self.report = answer["report"]
        by_name = {name: i for i, name in enumerate(self.names)}
        self.parents = [by_name.get(joint["parent"], -1) for joint in motion["skeleton"]]
        offsets = [to_blender(joint["rest_translation"]) for joint in motion["skeleton"]]
        self.rest = []  # where the joints are in the T pose, standing
        for i, parent in enumerate(self.parents):
            self.rest.append(offsets[i] + (self.rest[parent] if parent >= 0 else Vector()))
        self.places = [to_blender(p) for p in motion["root_positions"]]  # of joint 0
        self.turns = []  # [frame][joint]: from the T pose, in the world's axes
        for frame in motion["rotations"]:
            world = []
            for i, turn in enumerate(frame):
                own = turn_to_blender(turn)
                world.append(world[self.parents[i]] @ own if self.parents[i] >= 0 else own)
            self.turns.append(world)

    def child_of(self, joint):
        """The joint that a bone from this one points at; -1 at the ends."""
        children = [i for i, parent in enumerate(self.parents) if parent == joint]
        wanted = FORWARD.get(self.names[joint])
        for i in children:
            if self.names[i] == wanted:
                return i
        return children[0] if children else -1


def plain(name):
    """A joint's name without what programs put before and between: mixamorig:LeftArm, left_arm, Left Arm."""
    name = name.rsplit(":", 1)[-1].rsplit("|", 1)[-1]
    return "".join(c for c in name.lower() if c.isalnum())


def joint_map(motion, bone_names, tables):
    """Which bone is which joint: {joint: bone name}, by the table of names that knows the most of them. Empty where it is no such figure."""
    bones = {}
    for name in bone_names:
        bones.setdefault(plain(name), name)
    best = {}
    for names in [motion.names, *tables.values()]:
        found = {joint: bones[plain(name)] for joint, name in enumerate(names) if plain(name) in bones}
        if 0 in found and len(found) > len(best):
            best = found
    return best if len(best) >= LEAST_JOINTS else {}


def new_armature(context, motion, name):
    """The body that motions are made on, at rest in its T pose."""
    data = bpy.data.armatures.new(name)
    armature = bpy.data.objects.new(name, data)
    context.scene.collection.objects.link(armature)
    if context.object is not None and context.object.mode != "OBJECT":
        bpy.ops.object.mode_set(mode="OBJECT")
    for other in context.selected_objects:
        other.select_set(False)
    context.view_layer.objects.active = armature
    armature.select_set(True)
    bpy.ops.object.mode_set(mode="EDIT")
    for i, joint in enumerate(motion.names):
        bone = data.edit_bones.new(joint)
        bone.head = motion.rest[i]
        child = motion.child_of(i)
        along = motion.rest[child] - motion.rest[i] if child >= 0 else (motion.rest[i] - motion.rest[motion.parents[i]]) * 0.5
        bone.tail = motion.rest[i] + (along if along.length > 1e-4 else Vector((0.0, 0.0, 0.05)))
        if motion.parents[i] >= 0:
            bone.parent = data.edit_bones[motion.names[motion.parents[i]]]
    bpy.ops.object.mode_set(mode="OBJECT")
    return armature


def alignment(motion, joint, bones, armature):
    """From the armature's rest to our T pose: the turn between the ways that the bone points, in the world."""
    child = motion.child_of(joint)
    if child < 0 or child not in bones:
        return Quaternion()
    world = armature.matrix_world
    there = world @ bones[child].head_local - world @ bones[joint].head_local
    here = motion.rest[child] - motion.rest[joint]
    if there.length < 1e-6 or here.length < 1e-6 or (there.normalized() - here.normalized()).length < 1e-4:
        return Quaternion()
    return there.rotation_difference(here)


def size_of(motion, bones, armature):
    """How high the armature's hips are at rest, to ours; 1 for a figure of the same size."""
    world = armature.matrix_world
    feet = [j for j, name in enumerate(motion.names) if name in ("left_ankle", "right_ankle") and j in bones]
    if not feet:
        return 1.0
    there = (world @ bones[0].head_local).z - min((world @ bones[j].head_local).z for j in feet)
    here = motion.rest[0].z - min(motion.rest[j].z for j in feet)
    size = there / here if here > 1e-6 else 1.0
    return 1.0 if abs(size - 1.0) < 1e-3 or size <= 0.0 else size


def curve(curves, path, index, times, values):
    made = curves.new(data_path=path, index=index)
    made.keyframe_points.add(len(times))
    flat = [0.0] * (2 * len(times))
    flat[0::2], flat[1::2] = times, values
    made.keyframe_points.foreach_set("co", flat)
    for point in made.keyframe_points:
        point.interpolation = "LINEAR"
    made.update()


def curves_of(armature, action):
    """Where an action keeps its curves: in itself, or from Blender 5 on in the part for this object."""
    armature.animation_data_create()
    armature.animation_data.action = action
    if hasattr(action, "fcurves"):
        return action.fcurves
    from bpy_extras import anim_utils
    slot = action.slots.new(id_type="OBJECT", name=armature.name)
    armature.animation_data.action_slot = slot
    return anim_utils.action_ensure_channelbag_for_slot(action, slot).fcurves


def apply_motion(context, motion, armature, names, title):
    """An action with a key a frame for every bone of the map. Bones between take what their parents do."""
    bones = {joint: armature.data.bones[name] for joint, name in names.items()}
    joints = {bone.name: joint for joint, bone in bones.items()}
    object_turn = armature.matrix_world.to_quaternion()
    to_armature = armature.matrix_world.inverted_safe()
    rest_turns = {bone.name: bone.matrix_local.to_quaternion() for bone in armature.data.bones}
    lean = {joint: alignment(motion, joint, bones, armature) @ object_turn @ rest_turns[bone.name] for joint, bone in bones.items()}
    size = size_of(motion, bones, armature)
    origin = armature.matrix_world.translation
    order = []
    waiting = [bone for bone in armature.data.bones if bone.parent is None]
    while waiting:
        bone = waiting.pop()
        order.append(bone)
        waiting.extend(bone.children)
    rate = context.scene.render.fps / context.scene.render.fps_base
    first = context.scene.frame_start
    frames = range(len(motion.places))
    times = [first + frame * rate / motion.fps for frame in frames]
    turns = {name: [] for name in joints}
    hips = bones[0]
    places = []
    # What stands above the hips stays at rest, so that the hips' place is told against that.
    from_hips = hips.matrix_local.inverted_safe()
    for frame in frames:
        posed = {}
        for bone in order:
            above = rest_turns[bone.parent.name] if bone.parent else Quaternion()
            carried = (posed[bone.parent.name] if bone.parent else Quaternion()) @ above.inverted() @ rest_turns[bone.name]
            joint = joints.get(bone.name)
            if joint is None:
                posed[bone.name] = carried
                continue
            posed[bone.name] = object_turn.inverted() @ motion.turns[frame][joint] @ lean[joint]
            turn = carried.inverted() @ posed[bone.name]
            before = turns[bone.name][-1] if turns[bone.name] else turn
            turns[bone.name].append(-turn if before.dot(turn) < 0.0 else turn)
        places.append(from_hips @ (to_armature @ (origin + motion.places[frame] * size)))

    action = bpy.data.actions.new(title)
    action.use_fake_user = True  # the one that it replaces has a user no more either
    curves = curves_of(armature, action)
    for name, values in turns.items():
        bone = armature.pose.bones[name]
        bone.rotation_mode = "QUATERNION"
        for k in range(4):
            curve(curves, f'pose.bones["{bpy.utils.escape_identifier(name)}"].rotation_quaternion', k, times, [turn[k] for turn in values])
    for k in range(3):
        curve(curves, f'pose.bones["{bpy.utils.escape_identifier(hips.name)}"].location', k, times, [place[k] for place in places])
    context.scene.frame_end = max(context.scene.frame_end, math.ceil(times[-1]))
    return action


# ---------------------------------------------------------------------------------------------------------------------
# What the panel holds

_capabilities = {}  # as the server told them
_style_items = [("NONE", "No style", "As the text alone says"), ("FILE", "A clip...", "A BVH file of your own")]  # kept: Blender holds no copy
_running = None  # the request that is on its way


def style_items(_self, _context):
    return _style_items


def take_capabilities(told):
    if not isinstance(told, dict) or "models" not in told or "gesto" not in told:
        raise ServerError("this server does not tell its styles; it is not `gesto serve`")
    _capabilities.clear()
    _capabilities.update(told)
    del _style_items[2:]
    for style in told["gesto"]["styles"]:
        also = ", ".join(style["aliases"])
        _style_items.append((style["label"], style["title"], "Also: " + also if also else ""))


class GestoAction(bpy.types.PropertyGroup):
    """One action of several in a row."""

    text: bpy.props.StringProperty(name="Text", description="What the character does, such as: a person walks forward", default="a person walks forward")
    seconds: bpy.props.FloatProperty(name="Seconds", description="How long", default=4.0, min=1.0, max=9.8, step=10, precision=2)
    style: bpy.props.EnumProperty(name="Style", description="How it is done", items=style_items)


class GestoSettings(bpy.types.PropertyGroup):
    address: bpy.props.StringProperty(name="Server", description="What `gesto serve` prints", default="http://127.0.0.1:8620")
    token: bpy.props.StringProperty(name="Token", description="Where the server asks for one", subtype="PASSWORD", options={"SKIP_SAVE"})
    actions: bpy.props.CollectionProperty(type=GestoAction)
    prompt: bpy.props.StringProperty(name="Prompt", description="What the character does", default="a person walks forward")
    seconds: bpy.props.FloatProperty(name="Seconds", description="How long", default=4.0, min=1.0, max=9.8, step=10, precision=2)
    style: bpy.props.EnumProperty(name="Style", description="How it is done", items=style_items)
    style_file: bpy.props.StringProperty(name="Clip", description="A BVH file whose style is taken", subtype="FILE_PATH")
    seed: bpy.props.IntProperty(name="Seed", description="The same seed gives the same motion", default=1, min=0)
    has_content_weight: bpy.props.BoolProperty(name="Own content weight", description="Otherwise the model's own", default=False)
    content_weight: bpy.props.FloatProperty(name="Content weight", description="How closely the text is followed", default=7.5, min=0.0, max=20.0)
    style_weight: bpy.props.FloatProperty(name="Style weight", description="How strong the style is", default=1.5, min=0.0, max=10.0)
    classifier_scale: bpy.props.FloatProperty(name="Classifier", description="Pull towards the style", default=0.2, min=0.0, max=2.0)
    steps: bpy.props.IntProperty(name="Steps", description="Sampling steps; 0: the model's own", default=0, min=0, max=1000)
    rate: bpy.props.EnumProperty(name="Keys", items=[("SCENE", "Every frame", "A key on every frame of the scene"),
                                                      ("MODEL", "As made", "A key for each of the model's 20 frames a second")])
    message: bpy.props.StringProperty(options={"SKIP_SAVE"})


def style_of(choice):
    return None if choice in ("", "NONE") else choice


def body_of(settings, scene):
    """What is asked for. Raises ServerError where a file cannot be read."""
    body = {"format": "json", "seed": settings.seed, "ws": settings.style_weight, "classifier_scale": settings.classifier_scale}
    # A float of Blender's is a single: 0.2 would come out as 0.2000000029.
    for key in ("ws", "classifier_scale"):
        body[key] = round(body[key], 5)
    if settings.has_content_weight:
        body["wc"] = round(settings.content_weight, 5)
    if settings.steps:
        body["steps"] = settings.steps
    if settings.rate == "SCENE":
        body["fps"] = scene.render.fps / scene.render.fps_base

    def name_of(choice):
        if choice != "FILE":
            return style_of(choice)
        if "clips" not in body:
            path = bpy.path.abspath(settings.style_file)
            try:
                with open(path, encoding="utf-8", errors="replace") as file:
                    body["clips"] = {"style.bvh": file.read()}
            except OSError as error:
                raise ServerError(f"{path or 'the clip'}: {error.strerror}") from None
        return "style.bvh"

    style = name_of(settings.style)
    if style:
        body["style"] = style
    if not settings.actions:
        body.update(prompt=settings.prompt, seconds=round(settings.seconds, 5))
        return body
    spans = []
    start = 0.0
    for one in [settings, *settings.actions]:
        span = {"start": round(start, 5), "end": round(start + one.seconds, 5), "text": one.prompt if one is settings else one.text}
        if one is not settings and style_of(one.style):
            span["style"] = name_of(one.style)
        spans.append(span)
        start = span["end"]
    body["plan"] = {"spans": spans}
    return body


def place(context, answer, armature):
    """The answer onto that armature, or onto a new one where there is none or it is another kind of figure. Returns what was done, one sentence."""
    motion = Motion(answer)
    spans = [one.text for one in context.scene.gesto.actions]
    title = ", ".join([context.scene.gesto.prompt, *spans])[:60]
    names = joint_map(motion, [bone.name for bone in armature.data.bones], _capabilities.get("gesto", {}).get("joint_names", {})) if armature else {}
    known = len(names)
    if not names:
        armature_was = armature
        armature = new_armature(context, motion, "Gesto")
        names = dict(enumerate(motion.names))
    apply_motion(context, motion, armature, names, title)
    sentence = f"{len(motion.places)} frames, seed {motion.report['seed']}"
    if known:
        sentence += f", on {known} bones of {armature.name}"
    elif armature_was:
        sentence += f"; the bones of {armature_was.name} are not known by their names, so it has an armature of its own"
    for remark in motion.report["remarks"]:
        sentence += "; " + remark
    return sentence


def chosen_armature(context):
    active = context.object
    if active is not None and active.type == "ARMATURE" and active.select_get():
        return active
    return next((one for one in context.selected_objects if one.type == "ARMATURE"), None)


# ---------------------------------------------------------------------------------------------------------------------
# Operators


class Asking:
    """An operator that asks the server: without stopping Blender where there is a window, and at once where there is none (execute)."""

    _request = None
    _timer = None

    def ask(self, context):
        raise NotImplementedError

    def take(self, context, answer):
        raise NotImplementedError

    def _finish(self, context):
        try:
            sentence = self.take(context, self._request.answer())
        except (ServerError, ReferenceError, KeyError, ValueError, TypeError, RuntimeError) as error:
            context.scene.gesto.message = str(error)
            self.report({"ERROR"}, str(error))
            return {"CANCELLED"}
        context.scene.gesto.message = sentence
        self.report({"INFO"}, sentence)
        return {"FINISHED"}

    def _begin(self, context):
        try:
            self._request = self.ask(context)
        except ServerError as error:
            context.scene.gesto.message = str(error)
            self.report({"ERROR"}, str(error))
            return False
        return True

    def execute(self, context):
        return self._finish(context) if self._begin(context) else {"CANCELLED"}

    def invoke(self, context, _event):
        global _running
        if not self._begin(context):
            return {"CANCELLED"}
        _running = self._request
        context.scene.gesto.message = "Making a motion ..."
        self._timer = context.window_manager.event_timer_add(0.1, window=context.window)
        context.window_manager.modal_handler_add(self)
        return {"RUNNING_MODAL"}

    def modal(self, context, event):
        global _running
        if event.type != "TIMER":
            return {"PASS_THROUGH"}
        if not self._request.is_done:
            return {"RUNNING_MODAL"}
        context.window_manager.event_timer_remove(self._timer)
        _running = None
        done = self._finish(context)
        for area in context.screen.areas:
            area.tag_redraw()
        return done


class GESTO_OT_connect(Asking, bpy.types.Operator):
    bl_idname = "gesto.connect"
    bl_label = "Connect"
    bl_description = "Ask the server for its styles and models"

    def ask(self, context):
        settings = context.scene.gesto
        return Request(settings.address, settings.token, "GET", "/capabilities")

    def take(self, context, answer):
        take_capabilities(answer)
        return f"{answer['gesto']['program']}: {len(answer['models'])} models, {len(answer['gesto']['styles'])} styles"


class GESTO_OT_generate(Asking, bpy.types.Operator):
    bl_idname = "gesto.generate"
    bl_label = "Generate"
    bl_description = "Make the motion and put it on the selected armature; without one, or where its bones are not known, on a new one"
    bl_options = {"REGISTER", "UNDO"}

    @classmethod
    def poll(cls, _context):
        return _running is None

    def ask(self, context):
        self._target = chosen_armature(context)
        self._had_target = self._target is not None
        settings = context.scene.gesto
        return Request(settings.address, settings.token, "POST", "/generate", body_of(settings, context.scene))

    def take(self, context, answer):
        if self._had_target:
            try:
                self._target.name  # deleted meanwhile?
            except ReferenceError:
                self._target = None
        return place(context, answer, self._target)


class GESTO_OT_stop(bpy.types.Operator):
    bl_idname = "gesto.stop"
    bl_label = "Stop"
    bl_description = "Leave the request; the server stops sampling it"

    @classmethod
    def poll(cls, _context):
        return _running is not None

    def execute(self, _context):
        _running.cancel()
        return {"FINISHED"}


class GESTO_OT_add_action(bpy.types.Operator):
    bl_idname = "gesto.add_action"
    bl_label = "Add Action"
    bl_description = "Another action behind the last one"
    bl_options = {"REGISTER", "UNDO"}

    def execute(self, context):
        context.scene.gesto.actions.add()
        return {"FINISHED"}


class GESTO_OT_remove_action(bpy.types.Operator):
    bl_idname = "gesto.remove_action"
    bl_label = "Remove Action"
    bl_options = {"REGISTER", "UNDO"}
    index: bpy.props.IntProperty(default=-1)

    def execute(self, context):
        actions = context.scene.gesto.actions
        if not actions:
            return {"CANCELLED"}
        actions.remove(self.index if 0 <= self.index < len(actions) else len(actions) - 1)
        return {"FINISHED"}


class GESTO_PT_panel(bpy.types.Panel):
    bl_idname = "GESTO_PT_panel"
    bl_label = "Gesto Live Link"
    bl_space_type = "VIEW_3D"
    bl_region_type = "UI"
    bl_category = "Gesto"

    def draw(self, context):
        settings = context.scene.gesto
        layout = self.layout
        layout.prop(settings, "address")
        layout.prop(settings, "token")
        layout.operator("gesto.connect", icon="URL")
        layout.separator()
        layout.prop(settings, "prompt", text="")
        layout.prop(settings, "seconds")
        for i, one in enumerate(settings.actions):
            box = layout.box()
            row = box.row(align=True)
            row.prop(one, "text", text="")
            row.operator("gesto.remove_action", text="", icon="X").index = i
            row = box.row(align=True)
            row.prop(one, "seconds")
            row.prop(one, "style", text="")
        layout.operator("gesto.add_action", icon="ADD")
        layout.separator()
        layout.prop(settings, "style")
        if settings.style == "FILE" or any(one.style == "FILE" for one in settings.actions):
            layout.prop(settings, "style_file")
        column = layout.column(align=True)
        column.prop(settings, "style_weight")
        column.prop(settings, "classifier_scale")
        row = column.row(align=True)
        row.prop(settings, "has_content_weight", text="")
        weight = row.row(align=True)
        weight.enabled = settings.has_content_weight
        weight.prop(settings, "content_weight")
        layout.prop(settings, "seed")
        layout.prop(settings, "steps")
        layout.prop(settings, "rate")
        if _running is None:
            layout.operator("gesto.generate", icon="PLAY")
        else:
            layout.operator("gesto.stop", icon="CANCEL")
        if settings.message:
            layout.label(text=settings.message)


CLASSES = (GestoAction, GestoSettings, GESTO_OT_connect, GESTO_OT_generate, GESTO_OT_stop, GESTO_OT_add_action, GESTO_OT_remove_action, GESTO_PT_panel)


def register():
    for one in CLASSES:
        bpy.utils.register_class(one)
    bpy.types.Scene.gesto = bpy.props.PointerProperty(type=GestoSettings)


def unregister():
    if _running is not None:
        _running.cancel()
    del bpy.types.Scene.gesto
    for one in reversed(CLASSES):
        bpy.utils.unregister_class(one)


if __name__ == "__main__":
    register()
