<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Error</name>
    <message>
        <source>This cannot be used as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file could not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is damaged or of another kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This kind of file is not supported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file could not be saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong inside the program</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Style</name>
    <message>
        <source>No style</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UndoTitle</name>
    <message>
        <source>edit prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change variants</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change guidance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>use take&apos;s settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>import clip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>delete take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>delete takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rename take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pin take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unpin take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tag take</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::Actions</name>
    <message>
        <source>&amp;New project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open project…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save project &amp;as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;example</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Import clip…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read a BVH file as a take, to look at it beside your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export BVH…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the motion in the active view as a BVH file for Blender, Maya and others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;name take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pin or unpin take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo brings them back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the take&apos;s &amp;settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Puts its prompt, style, seed and weights back into the panels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as &amp;command line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gesto command that makes the same take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Generate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a new take from the prompt and the style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop generating</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generate take &amp;again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chosen take&apos;s request once more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Write prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Play or pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;ause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play &amp;backwards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play backwards; again for faster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play &amp;forwards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play forwards; again for faster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frame b&amp;ack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frame for&amp;ward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the &amp;start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the &amp;end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Loop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play round and round</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;One view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Two views</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two takes side by side on one clock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share one &amp;camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both views turn and zoom together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Frame all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring the whole motion into the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F&amp;ront</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look from the front</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look from the side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To&amp;p</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look from above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Three-&amp;quarter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look from the front and a little aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fo&amp;llow the figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The camera goes along with the figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines on the floor, one metre apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contact s&amp;hadow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows whether feet touch the floor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Path on the floor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the figure goes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Bones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bones and joints instead of a body</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Left and right colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left limbs blue, right limbs orange</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F&amp;oot contacts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feet turn green while they carry weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Onion s&amp;kin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ghosts of the poses before and after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hand and foot t&amp;rails</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines that hands and feet leave behind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reset panels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put all panels back to their places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keys and mouse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Gesto Studio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pa&amp;nels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::ClipFiles</name>
    <message>
        <source>Reading %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::DockTitle</name>
    <message>
        <source>Take the panel out of the window, or put it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide the panel; View &gt; Panels brings it back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::GenerationController</name>
    <message>
        <source>Loading the model</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::GuidancePanel</name>
    <message>
        <source>Content</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How closely the motion follows the text (w_c). Too high looks stiff.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much of the style shows (w_s). Too high and the action gets lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Style guide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pulls the motion towards the style while it is being made (classifier scale). 0 switches it off, which is faster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Faithful</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The action first, a hint of the style.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Action and style both: a good start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strong style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The style first; the action may bend to it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::JobListModel</name>
    <message>
        <source>waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2 of %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::JobsPanel</name>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was assumed and what went wrong, line by line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the chosen job</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::MainWindow</name>
    <message>
        <source>Toolbar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model is installed, so there are no styles yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imported: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clip is now a style.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clip is now a style: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gesto Studio did not close properly. There is unsaved work from %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::MessageBar</name>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::ProjectSession</name>
    <message>
        <source>Untitled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeping a safety copy</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::PromptPanel</name>
    <message>
        <source>What does the character do? For example: a person walks forward and waves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Describe the motion in plain English, as you would to an actor. The look of it comes from the style below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long the motion lasts: 1 to 9.8 seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> fr</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same length in frames, at 20 frames per second.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The seed decides which of the many possible motions you get. The same seed and settings give the same motion.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw another seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep this seed: then only your other changes alter the motion. Unlocked, every generation draws a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many takes to make at once, each with the next seed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 characters too many</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::SliderRow</name>
    <message>
        <source>Double-click: back to %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::StyleListModel</name>
    <message>
        <source>The model decides how the motion is done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The way of moving that the model learned as “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::StylePanel</name>
    <message>
        <source>Search styles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a clip of your own as a style: a BVH or HumanML3D .npy file. You can also drop it on this panel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a clip as style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Motion clips (*.bvh *.npy)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::TakeListModel</name>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imported · %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2 · seed %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Style: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Content %1, style %2, style guide %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed %1, %2 steps, made in %3 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made again from take %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::TakesPanel</name>
    <message>
        <source>Search takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show only pinned takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every motion you generate is kept here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in view A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in view B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags of this take, separated by commas:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generate again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use these settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as command line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export BVH…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::TimeRuler</name>
    <message>
        <source>Drag to move through time. Drag the two handles to play only a part; double-click to play all of it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to play yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::TimelinePanel</name>
    <message>
        <source>Playing speed; the motion itself stays as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 / %2 s   ·   frame %3 / %4</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::ViewportArea</name>
    <message>
        <source>No take yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imported</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::ViewportWidget</name>
    <message>
        <source>Drag a take here, or double-click one in the list.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::dialogs</name>
    <message>
        <source>Save the changes to “%1”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes that are not saved are gone once the project is closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Don&apos;t save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gesto projects (*.gesto)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import clips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Motion clips (*.bvh *.npy)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export BVH</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>BVH motion (*.bvh)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>generate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stop generating</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>play or pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>backwards, pause, forwards; again for faster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one frame back or forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Home  End</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>start, end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>frame all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one view, two views</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>follow the figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>grid, bones, onion skin, trails</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>turn the camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right or middle drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>move the camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>zoom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double-click</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>frame all; on a slider: back to the usual value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys and mouse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Gesto Studio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stylized human motion from text, on your own computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apache License 2.0</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
