<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>BodyJoint</name>
    <message>
        <source>Pelvis</source>
        <translation>Becken</translation>
    </message>
    <message>
        <source>Left thigh</source>
        <translation>Linker Oberschenkel</translation>
    </message>
    <message>
        <source>Right thigh</source>
        <translation>Rechter Oberschenkel</translation>
    </message>
    <message>
        <source>Lower spine</source>
        <translation>Untere Wirbelsäule</translation>
    </message>
    <message>
        <source>Left shin</source>
        <translation>Linker Unterschenkel</translation>
    </message>
    <message>
        <source>Right shin</source>
        <translation>Rechter Unterschenkel</translation>
    </message>
    <message>
        <source>Middle spine</source>
        <translation>Mittlere Wirbelsäule</translation>
    </message>
    <message>
        <source>Left foot</source>
        <translation>Linker Fuß</translation>
    </message>
    <message>
        <source>Right foot</source>
        <translation>Rechter Fuß</translation>
    </message>
    <message>
        <source>Chest</source>
        <translation>Brust</translation>
    </message>
    <message>
        <source>Left toes</source>
        <translation>Linke Zehen</translation>
    </message>
    <message>
        <source>Right toes</source>
        <translation>Rechte Zehen</translation>
    </message>
    <message>
        <source>Neck</source>
        <translation>Hals</translation>
    </message>
    <message>
        <source>Left collar</source>
        <translation>Linkes Schlüsselbein</translation>
    </message>
    <message>
        <source>Right collar</source>
        <translation>Rechtes Schlüsselbein</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>Kopf</translation>
    </message>
    <message>
        <source>Left upper arm</source>
        <translation>Linker Oberarm</translation>
    </message>
    <message>
        <source>Right upper arm</source>
        <translation>Rechter Oberarm</translation>
    </message>
    <message>
        <source>Left forearm</source>
        <translation>Linker Unterarm</translation>
    </message>
    <message>
        <source>Right forearm</source>
        <translation>Rechter Unterarm</translation>
    </message>
    <message>
        <source>Left hand</source>
        <translation>Linke Hand</translation>
    </message>
    <message>
        <source>Right hand</source>
        <translation>Rechte Hand</translation>
    </message>
</context>
<context>
    <name>Error</name>
    <message>
        <source>This cannot be used as it is</source>
        <translation>So lässt sich das nicht verwenden</translation>
    </message>
    <message>
        <source>Something is missing</source>
        <translation>Es fehlt etwas</translation>
    </message>
    <message>
        <source>The file could not be read</source>
        <translation>Die Datei konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>The file is damaged or of another kind</source>
        <translation>Die Datei ist beschädigt oder von anderer Art</translation>
    </message>
    <message>
        <source>This kind of file is not supported</source>
        <translation>Diese Art von Datei wird nicht unterstützt</translation>
    </message>
    <message>
        <source>The file could not be saved</source>
        <translation>Die Datei konnte nicht gespeichert werden</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Something went wrong inside the program</source>
        <translation>Im Programm ist etwas schiefgegangen</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>sampling</source>
        <translation>Bewegung entsteht</translation>
    </message>
    <message>
        <source>loading the model</source>
        <translation>Modell wird geladen</translation>
    </message>
    <message>
        <source>reading the style</source>
        <translation>Stil wird gelesen</translation>
    </message>
    <message>
        <source>reading the key points</source>
        <translation>Gelenkpunkte werden gelesen</translation>
    </message>
    <message>
        <source>lifting</source>
        <translation>Bewegung entsteht</translation>
    </message>
    <message>
        <source>inverting</source>
        <translation>Bewegung wird zurückverfolgt</translation>
    </message>
</context>
<context>
    <name>Style</name>
    <message>
        <source>No style</source>
        <translation>Kein Stil</translation>
    </message>
</context>
<context>
    <name>StyleLabel</name>
    <message>
        <source>Active</source>
        <translation>Lebhaft</translation>
    </message>
    <message>
        <source>Angry</source>
        <translation>Wütend</translation>
    </message>
    <message>
        <source>Chicken</source>
        <translation>Huhn</translation>
    </message>
    <message>
        <source>Childish</source>
        <translation>Kindlich</translation>
    </message>
    <message>
        <source>Chimpira</source>
        <translation>Halbstark</translation>
    </message>
    <message>
        <source>Depressed</source>
        <translation>Bedrückt</translation>
    </message>
    <message>
        <source>Drunk</source>
        <translation>Betrunken</translation>
    </message>
    <message>
        <source>Elderly</source>
        <translation>Betagt</translation>
    </message>
    <message>
        <source>Exhausted</source>
        <translation>Erschöpft</translation>
    </message>
    <message>
        <source>Feminine</source>
        <translation>Feminin</translation>
    </message>
    <message>
        <source>Giant</source>
        <translation>Riese</translation>
    </message>
    <message>
        <source>Happy</source>
        <translation>Fröhlich</translation>
    </message>
    <message>
        <source>Masculine</source>
        <translation>Maskulin</translation>
    </message>
    <message>
        <source>Masculinity</source>
        <translation>Maskulin</translation>
    </message>
    <message>
        <source>Musical</source>
        <translation>Musikalisch</translation>
    </message>
    <message>
        <source>Neutral</source>
        <translation>Neutral</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Not confident</source>
        <translation>Unsicher</translation>
    </message>
    <message>
        <source>Old</source>
        <translation>Alt</translation>
    </message>
    <message>
        <source>Proud</source>
        <translation>Stolz</translation>
    </message>
    <message>
        <source>Robot</source>
        <translation>Roboter</translation>
    </message>
    <message>
        <source>Sad</source>
        <translation>Traurig</translation>
    </message>
    <message>
        <source>Tired</source>
        <translation>Müde</translation>
    </message>
    <message>
        <source>Youthful</source>
        <translation>Jugendlich</translation>
    </message>
    <message>
        <source>Zombie</source>
        <translation>Zombie</translation>
    </message>
    <message>
        <source>Aeroplane</source>
        <translation>Flugzeug</translation>
    </message>
    <message>
        <source>Elated</source>
        <translation>Beschwingt</translation>
    </message>
    <message>
        <source>Rushed</source>
        <translation>Gehetzt</translation>
    </message>
</context>
<context>
    <name>UndoTitle</name>
    <message>
        <source>edit prompt</source>
        <translation>Beschreibung bearbeiten</translation>
    </message>
    <message>
        <source>choose style</source>
        <translation>Stil wählen</translation>
    </message>
    <message>
        <source>change length</source>
        <translation>Länge ändern</translation>
    </message>
    <message>
        <source>change seed</source>
        <translation>Startwert ändern</translation>
    </message>
    <message>
        <source>change variants</source>
        <translation>Anzahl ändern</translation>
    </message>
    <message>
        <source>change guidance</source>
        <translation>Führung ändern</translation>
    </message>
    <message>
        <source>change steps</source>
        <translation>Schritte ändern</translation>
    </message>
    <message>
        <source>use take&apos;s settings</source>
        <translation>Einstellungen des Takes verwenden</translation>
    </message>
    <message>
        <source>import clip</source>
        <translation>Clip importieren</translation>
    </message>
    <message>
        <source>delete take</source>
        <translation>Take löschen</translation>
    </message>
    <message>
        <source>delete takes</source>
        <translation>Takes löschen</translation>
    </message>
    <message>
        <source>rename take</source>
        <translation>Take umbenennen</translation>
    </message>
    <message>
        <source>pin take</source>
        <translation>Take anheften</translation>
    </message>
    <message>
        <source>unpin take</source>
        <translation>Take lösen</translation>
    </message>
    <message>
        <source>tag take</source>
        <translation>Stichwörter ändern</translation>
    </message>
    <message>
        <source>change 2D/3D mixture</source>
        <translation>2D/3D-Mischung ändern</translation>
    </message>
    <message>
        <source>edit take</source>
        <translation>Take bearbeiten</translation>
    </message>
    <message>
        <source>choose model</source>
        <translation>Modell wählen</translation>
    </message>
</context>
<context>
    <name>ui::Actions</name>
    <message>
        <source>&amp;New project</source>
        <translation>&amp;Neues Projekt</translation>
    </message>
    <message>
        <source>&amp;Open project…</source>
        <translation>Projekt ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>&amp;Save project</source>
        <translation>Projekt &amp;speichern</translation>
    </message>
    <message>
        <source>Save project &amp;as…</source>
        <translation>Projekt speichern &amp;unter…</translation>
    </message>
    <message>
        <source>Open &amp;example</source>
        <translation>&amp;Beispiel öffnen</translation>
    </message>
    <message>
        <source>&amp;Import clip…</source>
        <translation>Clip &amp;importieren…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren…</translation>
    </message>
    <message>
        <source>Save the motion in the active view as FBX, glTF or BVH for Blender, Maya, Unreal and others</source>
        <translation>Die Bewegung der aktiven Ansicht als FBX, glTF oder BVH sichern, für Blender, Maya, Unreal und andere</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Re&amp;name take</source>
        <translation>Take &amp;umbenennen</translation>
    </message>
    <message>
        <source>&amp;Pin or unpin take</source>
        <translation>Take &amp;anheften oder lösen</translation>
    </message>
    <message>
        <source>&amp;Delete takes</source>
        <translation>Takes &amp;löschen</translation>
    </message>
    <message>
        <source>Undo brings them back</source>
        <translation>Rückgängig holt sie zurück</translation>
    </message>
    <message>
        <source>Use the take&apos;s &amp;settings</source>
        <translation>&amp;Einstellungen des Takes verwenden</translation>
    </message>
    <message>
        <source>Puts its prompt, style, seed and weights back into the panels</source>
        <translation>Setzt Beschreibung, Stil, Startwert und Gewichte des Takes wieder in die Felder ein</translation>
    </message>
    <message>
        <source>Copy as &amp;command line</source>
        <translation>Als &amp;Befehlszeile kopieren</translation>
    </message>
    <message>
        <source>The gesto command that makes the same take</source>
        <translation>Der gesto-Befehl, der denselben Take erzeugt</translation>
    </message>
    <message>
        <source>&amp;Generate</source>
        <translation>&amp;Erzeugen</translation>
    </message>
    <message>
        <source>Make a new take from the prompt and the style</source>
        <translation>Macht aus Beschreibung und Stil einen neuen Take</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>Stop generating</source>
        <translation>Bricht das Erzeugen ab</translation>
    </message>
    <message>
        <source>Generate take &amp;again</source>
        <translation>Take &amp;noch einmal erzeugen</translation>
    </message>
    <message>
        <source>The chosen take&apos;s request once more</source>
        <translation>Der Auftrag des gewählten Takes noch einmal</translation>
    </message>
    <message>
        <source>&amp;Write prompt</source>
        <translation>&amp;Beschreibung schreiben</translation>
    </message>
    <message>
        <source>&amp;Play or pause</source>
        <translation>&amp;Abspielen oder anhalten</translation>
    </message>
    <message>
        <source>P&amp;ause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>Play &amp;backwards</source>
        <translation>&amp;Rückwärts abspielen</translation>
    </message>
    <message>
        <source>Play backwards; again for faster</source>
        <translation>Rückwärts abspielen; noch einmal für schneller</translation>
    </message>
    <message>
        <source>Play &amp;forwards</source>
        <translation>&amp;Vorwärts abspielen</translation>
    </message>
    <message>
        <source>Play forwards; again for faster</source>
        <translation>Vorwärts abspielen; noch einmal für schneller</translation>
    </message>
    <message>
        <source>Frame b&amp;ack</source>
        <translation>Ein Bild &amp;zurück</translation>
    </message>
    <message>
        <source>Frame for&amp;ward</source>
        <translation>Ein Bild v&amp;or</translation>
    </message>
    <message>
        <source>To the &amp;start</source>
        <translation>An den An&amp;fang</translation>
    </message>
    <message>
        <source>To the &amp;end</source>
        <translation>Ans &amp;Ende</translation>
    </message>
    <message>
        <source>&amp;Loop</source>
        <translation>&amp;Schleife</translation>
    </message>
    <message>
        <source>Play round and round</source>
        <translation>Immer wieder von vorn abspielen</translation>
    </message>
    <message>
        <source>&amp;One view</source>
        <translation>&amp;Eine Ansicht</translation>
    </message>
    <message>
        <source>&amp;Two views</source>
        <translation>&amp;Zwei Ansichten</translation>
    </message>
    <message>
        <source>Two takes side by side on one clock</source>
        <translation>Zwei Takes nebeneinander, im selben Takt</translation>
    </message>
    <message>
        <source>Share one &amp;camera</source>
        <translation>Gemeinsame &amp;Kamera</translation>
    </message>
    <message>
        <source>Both views turn and zoom together</source>
        <translation>Beide Ansichten drehen und zoomen gemeinsam</translation>
    </message>
    <message>
        <source>&amp;Frame all</source>
        <translation>Alles &amp;zeigen</translation>
    </message>
    <message>
        <source>Bring the whole motion into the picture</source>
        <translation>Holt die ganze Bewegung ins Bild</translation>
    </message>
    <message>
        <source>F&amp;ront</source>
        <translation>Von &amp;vorn</translation>
    </message>
    <message>
        <source>Look from the front</source>
        <translation>Blick von vorn</translation>
    </message>
    <message>
        <source>&amp;Side</source>
        <translation>Von der &amp;Seite</translation>
    </message>
    <message>
        <source>Look from the side</source>
        <translation>Blick von der Seite</translation>
    </message>
    <message>
        <source>To&amp;p</source>
        <translation>Von &amp;oben</translation>
    </message>
    <message>
        <source>Look from above</source>
        <translation>Blick von oben</translation>
    </message>
    <message>
        <source>Three-&amp;quarter</source>
        <translation>&amp;Halb von vorn</translation>
    </message>
    <message>
        <source>Look from the front and a little aside</source>
        <translation>Blick von vorn und etwas von der Seite</translation>
    </message>
    <message>
        <source>Fo&amp;llow the figure</source>
        <translation>Der &amp;Figur folgen</translation>
    </message>
    <message>
        <source>The camera goes along with the figure</source>
        <translation>Die Kamera geht mit der Figur mit</translation>
    </message>
    <message>
        <source>&amp;Grid</source>
        <translation>&amp;Raster</translation>
    </message>
    <message>
        <source>Lines on the floor, one metre apart</source>
        <translation>Linien auf dem Boden, je einen Meter auseinander</translation>
    </message>
    <message>
        <source>Contact s&amp;hadow</source>
        <translation>&amp;Kontaktschatten</translation>
    </message>
    <message>
        <source>Shows whether feet touch the floor</source>
        <translation>Zeigt, ob die Füße den Boden berühren</translation>
    </message>
    <message>
        <source>&amp;Path on the floor</source>
        <translation>&amp;Weg auf dem Boden</translation>
    </message>
    <message>
        <source>Where the figure goes</source>
        <translation>Wohin die Figur geht</translation>
    </message>
    <message>
        <source>&amp;Bones</source>
        <translation>K&amp;nochen</translation>
    </message>
    <message>
        <source>Bones and joints instead of a body</source>
        <translation>Knochen und Gelenke statt eines Körpers</translation>
    </message>
    <message>
        <source>&amp;Left and right colours</source>
        <translation>&amp;Links und rechts farbig</translation>
    </message>
    <message>
        <source>Left limbs blue, right limbs orange</source>
        <translation>Linke Glieder blau, rechte orange</translation>
    </message>
    <message>
        <source>F&amp;oot contacts</source>
        <translation>F&amp;ußkontakte</translation>
    </message>
    <message>
        <source>Feet turn green while they carry weight</source>
        <translation>Füße werden grün, solange sie Gewicht tragen</translation>
    </message>
    <message>
        <source>Onion s&amp;kin</source>
        <translation>&amp;Zwiebelhaut</translation>
    </message>
    <message>
        <source>Ghosts of the poses before and after</source>
        <translation>Geisterbilder der Posen davor und danach</translation>
    </message>
    <message>
        <source>Hand and foot t&amp;rails</source>
        <translation>Spuren von Hän&amp;den und Füßen</translation>
    </message>
    <message>
        <source>Lines that hands and feet leave behind</source>
        <translation>Linien, die Hände und Füße hinterlassen</translation>
    </message>
    <message>
        <source>&amp;Reset panels</source>
        <translation>Felder &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>Put all panels back to their places</source>
        <translation>Stellt alle Felder wieder an ihren Platz</translation>
    </message>
    <message>
        <source>&amp;Keys and mouse</source>
        <translation>&amp;Tasten und Maus</translation>
    </message>
    <message>
        <source>&amp;About Gesto Studio</source>
        <translation>&amp;Über Gesto Studio</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>Zu&amp;letzt geöffnet</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>&amp;Abspielen</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>A&amp;nsicht</translation>
    </message>
    <message>
        <source>Pa&amp;nels</source>
        <translation>Fel&amp;der</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Read a BVH, FBX, glTF or other motion file as a take, to look at it, restyle it or use it as a style</source>
        <translation>Eine BVH-, FBX-, glTF- oder andere Bewegungsdatei als Take lesen, zum Ansehen, zum Umstilisieren oder als Stil</translation>
    </message>
    <message>
        <source>Motion from a &amp;video…</source>
        <translation>Bewegung aus einem &amp;Video…</translation>
    </message>
    <message>
        <source>Make a motion from the key points of a video: JSON of OpenPose, AlphaPose, COCO or MMPose</source>
        <translation>Aus den Gelenkpunkten eines Videos eine Bewegung machen: JSON von OpenPose, AlphaPose, COCO oder MMPose</translation>
    </message>
    <message>
        <source>&amp;Restyle take</source>
        <translation>Take &amp;umstilisieren</translation>
    </message>
    <message>
        <source>The chosen take&apos;s motion in the style of the style panel</source>
        <translation>Die Bewegung des gewählten Takes im Stil, der im Stilfeld gewählt ist</translation>
    </message>
    <message>
        <source>&amp;Use take as style</source>
        <translation>Take als &amp;Stil verwenden</translation>
    </message>
    <message>
        <source>Puts the chosen take into the style panel</source>
        <translation>Setzt den gewählten Take ins Stilfeld</translation>
    </message>
    <message>
        <source>&amp;Clean up</source>
        <translation>&amp;Bereinigen</translation>
    </message>
    <message>
        <source>Takes off jitter, puts the figure on the floor and keeps standing feet in place</source>
        <translation>Nimmt das Zittern weg, stellt die Figur auf den Boden und hält stehende Füße fest</translation>
    </message>
    <message>
        <source>&amp;Mirror</source>
        <translation>&amp;Spiegeln</translation>
    </message>
    <message>
        <source>Left becomes right</source>
        <translation>Links wird rechts</translation>
    </message>
    <message>
        <source>Make a &amp;loop</source>
        <translation>&amp;Schleife machen</translation>
    </message>
    <message>
        <source>Cuts the piece that comes round best and blends its seam</source>
        <translation>Schneidet das Stück heraus, das sich am besten wiederholt, und glättet die Naht</translation>
    </message>
    <message>
        <source>&amp;Trim to the range</source>
        <translation>Auf den Bereich &amp;kürzen</translation>
    </message>
    <message>
        <source>Keeps what lies between the two handles on the timeline</source>
        <translation>Behält, was zwischen den beiden Griffen der Zeitleiste liegt</translation>
    </message>
    <message>
        <source>Turn to &amp;face forward</source>
        <translation>Nach &amp;vorn drehen</translation>
    </message>
    <message>
        <source>The first frame looks along the blue line</source>
        <translation>Das erste Bild blickt die blaue Linie entlang</translation>
    </message>
    <message>
        <source>Put on a c&amp;haracter…</source>
        <translation>Auf eine &amp;Figur übertragen…</translation>
    </message>
    <message>
        <source>The motion on the skeleton of your own character: FBX, glTF, BVH</source>
        <translation>Die Bewegung auf dem Skelett der eigenen Figur: FBX, glTF, BVH</translation>
    </message>
    <message>
        <source>&amp;Motion</source>
        <translation>Be&amp;wegung</translation>
    </message>
    <message>
        <source>&amp;Training…</source>
        <translation>&amp;Training…</translation>
    </message>
    <message>
        <source>Begin training runs, and see how they do</source>
        <translation>Trainingsläufe beginnen und sehen, wie sie sich machen</translation>
    </message>
    <message>
        <source>T&amp;rain</source>
        <translation>T&amp;rainieren</translation>
    </message>
</context>
<context>
    <name>ui::ClipFiles</name>
    <message>
        <source>Motion clips (%1)</source>
        <translation>Bewegungsclips (%1)</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>%1 wird gelesen</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>%1 wird geschrieben</translation>
    </message>
</context>
<context>
    <name>ui::CurvePlot</name>
    <message>
        <source>Wheel: zoom. Drag: move. Double-click: all of it.</source>
        <translation>Rad: vergrößern. Ziehen: verschieben. Doppelklick: alles zeigen.</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>The first values come after 50 updates.</source>
        <translation>Die ersten Werte kommen nach 50 Schritten.</translation>
    </message>
</context>
<context>
    <name>ui::DockTitle</name>
    <message>
        <source>Take the panel out of the window, or put it back</source>
        <translation>Löst das Feld aus dem Fenster oder setzt es wieder ein</translation>
    </message>
    <message>
        <source>Hide the panel; View &gt; Panels brings it back</source>
        <translation>Blendet das Feld aus; Ansicht &gt; Felder holt es zurück</translation>
    </message>
</context>
<context>
    <name>ui::ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>FBX for Maya, Unreal, Unity and MotionBuilder; GLB for Blender, Godot and the web; BVH for everything else</source>
        <translation>FBX für Maya, Unreal, Unity und MotionBuilder; GLB für Blender, Godot und das Web; BVH für alles andere</translation>
    </message>
    <message>
        <source>What the animation is called in the file</source>
        <translation>Wie die Animation in der Datei heißt</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Joint names</source>
        <translation>Gelenknamen</translation>
    </message>
    <message>
        <source>Names that the rig you bring the motion to understands</source>
        <translation>Namen, die das Rig versteht, auf das die Bewegung soll</translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation>Bildrate</translation>
    </message>
    <message>
        <source>Frames in between are made so that standing feet stay in place</source>
        <translation>Zwischenbilder werden so gemacht, dass stehende Füße stehen bleiben</translation>
    </message>
    <message>
        <source>as the take (%1)</source>
        <translation>wie der Take (%1)</translation>
    </message>
    <message>
        <source>Root motion</source>
        <translation>Weg des Körpers</translation>
    </message>
    <message>
        <source>Which bone carries the figure through the scene</source>
        <translation>Welcher Knochen die Figur durch die Szene trägt</translation>
    </message>
    <message>
        <source>in the hips</source>
        <translation>in der Hüfte</translation>
    </message>
    <message>
        <source>in a bone on the ground</source>
        <translation>in einem Knochen am Boden</translation>
    </message>
    <message>
        <source>none: in place</source>
        <translation>keiner: auf der Stelle</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Most programs expect centimetres in FBX and BVH; glTF is in metres always</source>
        <translation>Die meisten Programme erwarten Zentimeter in FBX und BVH; glTF ist immer in Metern</translation>
    </message>
    <message>
        <source>centimetres</source>
        <translation>Zentimeter</translation>
    </message>
    <message>
        <source>metres</source>
        <translation>Meter</translation>
    </message>
    <message>
        <source>With a simple figure</source>
        <translation>Mit einer einfachen Figur</translation>
    </message>
    <message>
        <source>A body of rounded rods on the bones, so that somebody is to be seen</source>
        <translation>Ein Körper aus runden Stäben auf den Knochen, damit jemand zu sehen ist</translation>
    </message>
    <message>
        <source>T pose in the first frame</source>
        <translation>T-Pose im ersten Bild</translation>
    </message>
    <message>
        <source>Retargeters in other programs can then read the rest pose from the animation</source>
        <translation>Retargeter in anderen Programmen lesen die Ruhepose dann aus der Animation</translation>
    </message>
    <message>
        <source>Only the range on the timeline (%1 to %2 s)</source>
        <translation>Nur der Bereich auf der Zeitleiste (%1 bis %2 s)</translation>
    </message>
    <message>
        <source>Only the range on the timeline</source>
        <translation>Nur der Bereich auf der Zeitleiste</translation>
    </message>
    <message>
        <source>Drag the ends of the range in the timeline&apos;s ruler</source>
        <translation>Die Enden des Bereichs im Lineal der Zeitleiste ziehen</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>Datei wählen…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>ui::GenerationController</name>
    <message>
        <source>Loading the model</source>
        <translation>Das Modell wird geladen</translation>
    </message>
</context>
<context>
    <name>ui::GuidancePanel</name>
    <message>
        <source>Content</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>How closely the motion follows the text (w_c). Too high looks stiff.</source>
        <translation>Wie genau die Bewegung dem Text folgt (w_c). Zu hoch wirkt steif.</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>Stil</translation>
    </message>
    <message>
        <source>How much of the style shows (w_s). Too high and the action gets lost.</source>
        <translation>Wie stark der Stil zu sehen ist (w_s). Zu hoch, und die Handlung geht verloren.</translation>
    </message>
    <message>
        <source>Style guide</source>
        <translation>Stilführung</translation>
    </message>
    <message>
        <source>Pulls the motion towards the style while it is being made (classifier scale). 0 switches it off, which is faster.</source>
        <translation>Zieht die Bewegung zum Stil hin, während sie entsteht (Classifier-Stärke). 0 schaltet das ab und ist schneller.</translation>
    </message>
    <message>
        <source>Faithful</source>
        <translation>Getreu</translation>
    </message>
    <message>
        <source>The action first, a hint of the style.</source>
        <translation>Zuerst die Handlung, ein Hauch vom Stil.</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>Ausgewogen</translation>
    </message>
    <message>
        <source>Action and style both: a good start.</source>
        <translation>Handlung und Stil zugleich: ein guter Anfang.</translation>
    </message>
    <message>
        <source>Strong style</source>
        <translation>Viel Stil</translation>
    </message>
    <message>
        <source>The style first; the action may bend to it.</source>
        <translation>Zuerst der Stil; die Handlung darf sich ihm beugen.</translation>
    </message>
    <message>
        <source>2D first</source>
        <translation>Erst 2D</translation>
    </message>
    <message>
        <source>Sketches the motion as a flat picture and makes it three-dimensional from this step of 1,000 on (CrossDiff). A style is put on afterwards.</source>
        <translation>Entwirft die Bewegung als flaches Bild und macht sie ab diesem von 1.000 Schritten räumlich (CrossDiff). Ein Stil kommt danach dazu.</translation>
    </message>
</context>
<context>
    <name>ui::JobListModel</name>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>%1 %2 of %3</source>
        <translation>%1, %2 von %3</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
</context>
<context>
    <name>ui::JobsPanel</name>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>What was assumed and what went wrong, line by line</source>
        <translation>Was angenommen wurde und was schiefging, Zeile für Zeile</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop the chosen job</source>
        <translation>Hält den gewählten Auftrag an</translation>
    </message>
</context>
<context>
    <name>ui::JointMapDialog</name>
    <message>
        <source>Joints of %1</source>
        <translation>Gelenke von %1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keines</translation>
    </message>
    <message>
        <source>Put on character</source>
        <translation>Übertragen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Load…</source>
        <translation>Laden…</translation>
    </message>
    <message>
        <source>Take the joints from a file that was saved here or by gesto convert --save-map</source>
        <translation>Die Gelenke aus einer Datei nehmen, die hier oder mit gesto convert --save-map gespeichert wurde</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>Keep these joints as a file for other motions, other people and the command line</source>
        <translation>Diese Gelenke als Datei aufheben, für andere Bewegungen, andere Leute und die Befehlszeile</translation>
    </message>
    <message>
        <source>Joints of a character</source>
        <translation>Gelenke einer Figur</translation>
    </message>
    <message>
        <source>Joint maps (*.json)</source>
        <translation>Gelenkzuordnungen (*.json)</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>Gesichert: %1</translation>
    </message>
</context>
<context>
    <name>ui::LiftDialog</name>
    <message>
        <source>Motion from a video</source>
        <translation>Bewegung aus einem Video</translation>
    </message>
    <message>
        <source>Key points: %1</source>
        <translation>Gelenkpunkte: %1</translation>
    </message>
    <message>
        <source>Frames per second of the video: key point files do not say it</source>
        <translation>Bilder je Sekunde des Videos: Dateien mit Gelenkpunkten sagen es nicht</translation>
    </message>
    <message>
        <source>Whom to take when there are several: 1 is seen longest and largest</source>
        <translation>Wer von mehreren gemeint ist: 1 ist am längsten und größten zu sehen</translation>
    </message>
    <message>
        <source>may stay empty</source>
        <translation>darf leer bleiben</translation>
    </message>
    <message>
        <source>What the person does, if you can say it: it helps where limbs are hidden</source>
        <translation>Was die Person tut, wenn man es sagen kann: Das hilft, wo Glieder verdeckt sind</translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation>Bildrate</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>What is done</source>
        <translation>Was geschieht</translation>
    </message>
    <message>
        <source>Make motion</source>
        <translation>Bewegung erzeugen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>The camera stands still</source>
        <translation>Die Kamera steht still</translation>
    </message>
    <message>
        <source>Who marches on the spot stays there. Otherwise the camera may go along, as beside somebody who walks.</source>
        <translation>Wer auf der Stelle marschiert, bleibt dort. Sonst darf die Kamera mitgehen, wie neben jemandem, der läuft.</translation>
    </message>
</context>
<context>
    <name>ui::MainWindow</name>
    <message>
        <source>Prompt</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>Stil</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>Führung</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>Takes</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>Kopiert: %1</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <source>No model is installed, so there are no styles yet.</source>
        <translation>Es ist kein Modell installiert, deshalb gibt es noch keine Stile.</translation>
    </message>
    <message>
        <source>Imported.</source>
        <translation>Importiert.</translation>
    </message>
    <message>
        <source>Imported: %1</source>
        <translation>Importiert: %1</translation>
    </message>
    <message>
        <source>The clip is now a style.</source>
        <translation>Der Clip ist jetzt ein Stil.</translation>
    </message>
    <message>
        <source>The clip is now a style: %1</source>
        <translation>Der Clip ist jetzt ein Stil: %1</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 gespeichert</translation>
    </message>
    <message>
        <source>Gesto Studio did not close properly. There is unsaved work from %1.</source>
        <translation>Gesto Studio wurde nicht richtig beendet. Es gibt ungespeicherte Arbeit vom %1.</translation>
    </message>
    <message>
        <source>Restore it</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Noch keine</translation>
    </message>
    <message>
        <source>2D views</source>
        <translation>2D-Ansichten</translation>
    </message>
    <message>
        <source>This window keeps no styles.</source>
        <translation>Dieses Fenster hebt keine Stile auf.</translation>
    </message>
    <message>
        <source>“%1” is no motion, no project and no key points of a video. Motion is BVH, FBX, glTF, Collada, AMC or NPY.</source>
        <translation>„%1“ ist keine Bewegung, kein Projekt und keine Punkte eines Videos. Bewegung ist BVH, FBX, glTF, Collada, AMC oder NPY.</translation>
    </message>
</context>
<context>
    <name>ui::MessageBar</name>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Schließt diese Meldung</translation>
    </message>
</context>
<context>
    <name>ui::NewRunDialog</name>
    <message>
        <source>New training run</source>
        <translation>Neuer Trainingslauf</translation>
    </message>
    <message>
        <source>a folder made by gesto dataset build</source>
        <translation>ein Ordner von gesto dataset build</translation>
    </message>
    <message>
        <source>Of the first weights and of everything that is drawn: the same seed trains the same model</source>
        <translation>Für die ersten Gewichte und alles Ausgeloste: derselbe Startwert trainiert dasselbe Modell</translation>
    </message>
    <message>
        <source>Half of the processor leaves the window quick</source>
        <translation>Mit der Hälfte des Prozessors bleibt das Fenster flink</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Run folder</source>
        <translation>Ordner des Laufs</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Beginnen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>There is nothing to train: the engine is not installed.</source>
        <translation>Es gibt nichts zu trainieren: Die Engine ist nicht installiert.</translation>
    </message>
    <message>
        <source>Choose a data set.</source>
        <translation>Wähle einen Datensatz.</translation>
    </message>
    <message>
        <source>There is no data set in this folder (it has no manifest.json).</source>
        <translation>In diesem Ordner liegt kein Datensatz (er hat keine manifest.json).</translation>
    </message>
    <message>
        <source>Choose a folder for the run.</source>
        <translation>Wähle einen Ordner für den Lauf.</translation>
    </message>
    <message>
        <source>There is a run in this folder already.</source>
        <translation>In diesem Ordner liegt schon ein Lauf.</translation>
    </message>
    <message>
        <source>The learning rate is a number above 0.</source>
        <translation>Die Lernrate ist eine Zahl über 0.</translation>
    </message>
</context>
<context>
    <name>ui::PicturesPanel</name>
    <message>
        <source>This take&apos;s skeleton has no flat pictures.</source>
        <translation>Vom Skelett dieses Takes gibt es keine flachen Bilder.</translation>
    </message>
    <message>
        <source>What the motion was made of, coloured, over the motion as seen from the same side, grey</source>
        <translation>Woraus die Bewegung entstand, farbig, über der Bewegung von derselben Seite, grau</translation>
    </message>
    <message>
        <source>The flat motion on its way from noise to the step at which it became three-dimensional</source>
        <translation>Die flache Bewegung auf dem Weg vom Rauschen bis zu dem Schritt, ab dem sie räumlich wurde</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>Rauschen</translation>
    </message>
    <message>
        <source>Switch</source>
        <translation>Wechsel</translation>
    </message>
    <message>
        <source>Front</source>
        <translation>Vorn</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Hinten</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Key points</source>
        <translation>Gelenkpunkte</translation>
    </message>
    <message>
        <source>Flat motion</source>
        <translation>Flach</translation>
    </message>
</context>
<context>
    <name>ui::ProjectSession</name>
    <message>
        <source>Untitled</source>
        <translation>Unbenannt</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>%1 wird geöffnet</translation>
    </message>
    <message>
        <source>Saving %1</source>
        <translation>%1 wird gespeichert</translation>
    </message>
</context>
<context>
    <name>ui::PromptPanel</name>
    <message>
        <source>What does the character do? For example: a person walks forward and waves</source>
        <translation>Was tut die Figur? Auf Englisch, zum Beispiel: a person walks forward and waves</translation>
    </message>
    <message>
        <source>Describe the motion in plain English, as you would to an actor. The look of it comes from the style below.</source>
        <translation>Beschreibe die Bewegung in einfachem Englisch, wie für einen Schauspieler. Wie sie aussieht, bestimmt der Stil darunter.</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>How long the motion lasts: 1 to 9.8 seconds.</source>
        <translation>Wie lange die Bewegung dauert: 1 bis 9,8 Sekunden.</translation>
    </message>
    <message>
        <source> fr</source>
        <translation> B.</translation>
    </message>
    <message>
        <source>The same length in frames, at 20 frames per second.</source>
        <translation>Dieselbe Länge in Bildern, bei 20 Bildern je Sekunde.</translation>
    </message>
    <message>
        <source>The seed decides which of the many possible motions you get. The same seed and settings give the same motion.</source>
        <translation>Der Startwert entscheidet, welche der vielen möglichen Bewegungen entsteht. Derselbe Startwert mit denselben Einstellungen gibt dieselbe Bewegung.</translation>
    </message>
    <message>
        <source>Draw another seed</source>
        <translation>Einen anderen Startwert ziehen</translation>
    </message>
    <message>
        <source>Keep this seed: then only your other changes alter the motion. Unlocked, every generation draws a new one.</source>
        <translation>Diesen Startwert behalten: dann ändern nur die anderen Einstellungen die Bewegung. Sonst zieht jedes Erzeugen einen neuen.</translation>
    </message>
    <message>
        <source>How many takes to make at once, each with the next seed.</source>
        <translation>Wie viele Takes auf einmal entstehen, jeder mit dem nächsten Startwert.</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>%1 characters too many</source>
        <translation>%1 Zeichen zu viel</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>motion from a text</source>
        <translation>Bewegung aus einem Text</translation>
    </message>
    <message>
        <source>styles by name and from clips</source>
        <translation>Stile nach Namen und aus Clips</translation>
    </message>
    <message>
        <source>styles from clips</source>
        <translation>Stile aus Clips</translation>
    </message>
    <message>
        <source>styles put on afterwards by the default model</source>
        <translation>Stile gibt danach das Standardmodell</translation>
    </message>
    <message>
        <source>restyling</source>
        <translation>Umstilisieren</translation>
    </message>
    <message>
        <source>2D first</source>
        <translation>Erst 2D</translation>
    </message>
    <message>
        <source>video to motion</source>
        <translation>Video zu Bewegung</translation>
    </message>
    <message>
        <source>Learned from data under: %1</source>
        <translation>Gelernt aus Daten unter: %1</translation>
    </message>
    <message>
        <source>The model was taught English sentences.</source>
        <translation>Das Modell hat englische Sätze gelernt.</translation>
    </message>
    <message>
        <source>New to the model: %1</source>
        <translation>Neu für das Modell: %1</translation>
    </message>
    <message>
        <source>Hardly known to the model: %1</source>
        <translation>Dem Modell kaum bekannt: %1</translation>
    </message>
    <message>
        <source>&lt;p&gt;It knows best: %1&lt;/p&gt;</source>
        <translation>&lt;p&gt;Am besten kennt es: %1&lt;/p&gt;</translation>
    </message>
</context>
<context>
    <name>ui::SettingsForm</name>
    <message>
        <source>needed</source>
        <translation>nötig</translation>
    </message>
    <message>
        <source>may stay empty</source>
        <translation>darf leer bleiben</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Weights (*.safetensors)</source>
        <translation>Gewichte (*.safetensors)</translation>
    </message>
    <message>
        <source>Usual values</source>
        <translation>Übliche Werte</translation>
    </message>
    <message>
        <source>Settings that rarely need another value</source>
        <translation>Einstellungen, die selten einen anderen Wert brauchen</translation>
    </message>
</context>
<context>
    <name>ui::SliderRow</name>
    <message>
        <source>Double-click: back to %1.</source>
        <translation>Doppelklick: zurück auf %1.</translation>
    </message>
</context>
<context>
    <name>ui::StudioToolBar</name>
    <message>
        <source>Toolbar</source>
        <translation>Werkzeugleiste</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Erzeugen</translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation>Vorbereitung…</translation>
    </message>
    <message>
        <source>%1 %2 %</source>
        <translation>%1, %2 %</translation>
    </message>
</context>
<context>
    <name>ui::StyleListModel</name>
    <message>
        <source>The model decides how the motion is done.</source>
        <translation>Das Modell entscheidet, wie die Bewegung aussieht.</translation>
    </message>
    <message>
        <source>The way of moving that the model learned as “%1”.</source>
        <translation>Die Art der Bewegung, die das Modell als „%1“ gelernt hat.</translation>
    </message>
    <message>
        <source>The chosen model takes its style from a clip, not by name.</source>
        <translation>Das gewählte Modell nimmt seinen Stil aus einem Clip, nicht nach Namen.</translation>
    </message>
</context>
<context>
    <name>ui::StylePanel</name>
    <message>
        <source>Search styles</source>
        <translation>Stile suchen</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>Aus der Liste entfernen</translation>
    </message>
    <message>
        <source>Choose a clip as style</source>
        <translation>Clip als Stil wählen</translation>
    </message>
    <message>
        <source>Use a clip of your own as a style: a BVH, FBX, glTF, Collada, AMC or HumanML3D .npy file. You can also drop it on this panel, or the key points of a video.</source>
        <translation>Einen eigenen Clip als Stil verwenden: eine BVH-, FBX-, glTF-, Collada-, AMC- oder HumanML3D-.npy-Datei. Sie lässt sich auch auf dieses Feld ziehen, ebenso die Gelenkpunkte eines Videos.</translation>
    </message>
</context>
<context>
    <name>ui::TakeEdits</name>
    <message>
        <source>cleaned</source>
        <translation>bereinigt</translation>
    </message>
    <message>
        <source>mirrored</source>
        <translation>gespiegelt</translation>
    </message>
    <message>
        <source>loop</source>
        <translation>Schleife</translation>
    </message>
    <message>
        <source>trimmed</source>
        <translation>gekürzt</translation>
    </message>
    <message>
        <source>turned</source>
        <translation>gedreht</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>%1 wird gelesen</translation>
    </message>
    <message>
        <source>on %1</source>
        <translation>auf %1</translation>
    </message>
</context>
<context>
    <name>ui::TakeListModel</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Imported · %1</source>
        <translation>Importiert · %1</translation>
    </message>
    <message>
        <source>Style: %1</source>
        <translation>Stil: %1</translation>
    </message>
    <message>
        <source>Content %1, style %2, style guide %3</source>
        <translation>Inhalt %1, Stil %2, Stilführung %3</translation>
    </message>
    <message>
        <source>Seed %1, %2 steps, made in %3 s</source>
        <translation>Startwert %1, %2 Schritte, in %3 s erzeugt</translation>
    </message>
    <message>
        <source>Made again from take %1</source>
        <translation>Noch einmal erzeugt aus Take %1</translation>
    </message>
    <message>
        <source>%1 · seed %2</source>
        <translation>%1 · Startwert %2</translation>
    </message>
    <message>
        <source>From a video · %1</source>
        <translation>Aus einem Video · %1</translation>
    </message>
    <message>
        <source>Restyled · %1</source>
        <translation>Umstilisiert · %1</translation>
    </message>
    <message>
        <source>Lifted from person %1 of %2</source>
        <translation>Nach Person %1 aus %2</translation>
    </message>
    <message>
        <source>In 2D down to step %1, then in 3D</source>
        <translation>In 2D bis Schritt %1, dann in 3D</translation>
    </message>
    <message>
        <source>Restyled from take %1</source>
        <translation>Umstilisiert aus Take %1</translation>
    </message>
    <message>
        <source>Edited · %1</source>
        <translation>Bearbeitet · %1</translation>
    </message>
    <message>
        <source>Made from take %1</source>
        <translation>Entstanden aus Take %1</translation>
    </message>
    <message>
        <source>as usual</source>
        <translation>wie üblich</translation>
    </message>
    <message>
        <source>Seed %1, made in %2 s</source>
        <translation>Startwert %1, in %2 s gemacht</translation>
    </message>
</context>
<context>
    <name>ui::TakesPanel</name>
    <message>
        <source>Search takes</source>
        <translation>Takes suchen</translation>
    </message>
    <message>
        <source>Show only pinned takes</source>
        <translation>Nur angeheftete Takes zeigen</translation>
    </message>
    <message>
        <source>Every motion you generate is kept here.</source>
        <translation>Jede erzeugte Bewegung bleibt hier aufgehoben.</translation>
    </message>
    <message>
        <source>Show in view A</source>
        <translation>In Ansicht A zeigen</translation>
    </message>
    <message>
        <source>Show in view B</source>
        <translation>In Ansicht B zeigen</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Lösen</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Anheften</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>Stichwörter…</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Stichwörter</translation>
    </message>
    <message>
        <source>Tags of this take, separated by commas:</source>
        <translation>Stichwörter dieses Takes, durch Kommas getrennt:</translation>
    </message>
    <message>
        <source>Generate again</source>
        <translation>Noch einmal erzeugen</translation>
    </message>
    <message>
        <source>Use these settings</source>
        <translation>Diese Einstellungen verwenden</translation>
    </message>
    <message>
        <source>Copy as command line</source>
        <translation>Als Befehlszeile kopieren</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Restyle</source>
        <translation>Umstilisieren</translation>
    </message>
    <message>
        <source>Restyle as “%1”</source>
        <translation>Umstilisieren: „%1“</translation>
    </message>
    <message>
        <source>The same motion in the style that is chosen in the style panel</source>
        <translation>Dieselbe Bewegung in dem Stil, der im Stilfeld gewählt ist</translation>
    </message>
    <message>
        <source>Use as a style</source>
        <translation>Als Stil verwenden</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Bewegung</translation>
    </message>
</context>
<context>
    <name>ui::TimeRuler</name>
    <message>
        <source>Drag to move through time. Drag the two handles to play only a part; double-click to play all of it again.</source>
        <translation>Ziehen, um durch die Zeit zu gehen. Die beiden Griffe ziehen, um nur einen Teil abzuspielen; Doppelklick spielt wieder alles.</translation>
    </message>
    <message>
        <source>Nothing to play yet</source>
        <translation>Noch nichts abzuspielen</translation>
    </message>
</context>
<context>
    <name>ui::TimelinePanel</name>
    <message>
        <source>Playing speed; the motion itself stays as it is.</source>
        <translation>Abspielgeschwindigkeit; die Bewegung selbst bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>%1 / %2 s   ·   frame %3 / %4</source>
        <translation>%1 / %2 s   ·   Bild %3 / %4</translation>
    </message>
</context>
<context>
    <name>ui::TrainingWindow</name>
    <message>
        <source>waits</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>pausiert</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>died</source>
        <translation>abgestürzt</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>Log scale</source>
        <translation>Logarithmisch</translation>
    </message>
    <message>
        <source>New run…</source>
        <translation>Neuer Lauf …</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>Aus der Liste</translation>
    </message>
    <message>
        <source>Training — Gesto Studio</source>
        <translation>Training — Gesto Studio</translation>
    </message>
    <message>
        <source>Choose several with Ctrl to compare them</source>
        <translation>Mehrere mit Strg wählen, um sie zu vergleichen</translation>
    </message>
    <message>
        <source>No runs yet. Begin one, or drop the folder of a run that was begun elsewhere: it is followed as it goes on.</source>
        <translation>Noch keine Läufe. Beginne einen, oder lege den Ordner eines anderswo begonnenen hier ab: Er wird weiter verfolgt.</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>Ordner hinzu …</translation>
    </message>
    <message>
        <source>Follow a run that was begun on the command line or on another computer</source>
        <translation>Einen Lauf verfolgen, der auf der Kommandozeile oder einem anderen Rechner begonnen wurde</translation>
    </message>
    <message>
        <source>It writes its checkpoint and ends; it can go on later</source>
        <translation>Er sichert seinen Stand und endet; später kann er weitergehen</translation>
    </message>
    <message>
        <source>Its files stay where they are</source>
        <translation>Seine Dateien bleiben, wo sie sind</translation>
    </message>
    <message>
        <source>Which number is drawn</source>
        <translation>Welche Zahl gezeichnet wird</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Smoothing: how much of the earlier values is in each</source>
        <translation>Glättung: wie viel der früheren Werte in jedem steckt</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Glättung</translation>
    </message>
    <message>
        <source>Folder of a training run</source>
        <translation>Ordner eines Trainingslaufs</translation>
    </message>
    <message>
        <source>Loading the recipes</source>
        <translation>Rezepte werden geladen</translation>
    </message>
    <message>
        <source>Train one part of a model</source>
        <translation>Einen Teil eines Modells trainieren</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>Startwert %1</translation>
    </message>
    <message>
        <source>data: %1</source>
        <translation>Daten: %1</translation>
    </message>
    <message>
        <source>%1 updates a minute</source>
        <translation>%1 Schritte pro Minute</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) of its log cannot be read</source>
        <translation>
            <numerusform>%n Zeile seines Protokolls ist nicht lesbar</numerusform>
            <numerusform>%n Zeilen seines Protokolls sind nicht lesbar</numerusform>
        </translation>
    </message>
    <message>
        <source>Its process is gone; “Resume” goes on from the last checkpoint.</source>
        <translation>Sein Prozess ist weg; „Fortsetzen“ macht beim letzten gesicherten Stand weiter.</translation>
    </message>
</context>
<context>
    <name>ui::ViewportArea</name>
    <message>
        <source>No take yet</source>
        <translation>Noch kein Take</translation>
    </message>
    <message>
        <source>Empty view</source>
        <translation>Leere Ansicht</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>Importiert</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>Startwert %1</translation>
    </message>
    <message>
        <source>Restyled</source>
        <translation>Umstilisiert</translation>
    </message>
    <message>
        <source>From a video</source>
        <translation>Aus einem Video</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>Bearbeitet</translation>
    </message>
</context>
<context>
    <name>ui::ViewportWidget</name>
    <message>
        <source>Drag a take here, or double-click one in the list.</source>
        <translation>Einen Take hierher ziehen oder in der Liste doppelt anklicken.</translation>
    </message>
</context>
<context>
    <name>ui::dialogs</name>
    <message>
        <source>Save the changes to “%1”?</source>
        <translation>Die Änderungen an „%1“ speichern?</translation>
    </message>
    <message>
        <source>Takes that are not saved are gone once the project is closed.</source>
        <translation>Takes, die nicht gespeichert sind, sind verloren, sobald das Projekt geschlossen wird.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Don&apos;t save</source>
        <translation>Nicht speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Open project</source>
        <translation>Projekt öffnen</translation>
    </message>
    <message>
        <source>Gesto projects (*.gesto)</source>
        <translation>Gesto-Projekte (*.gesto)</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Unbenannt</translation>
    </message>
    <message>
        <source>Save project</source>
        <translation>Projekt speichern</translation>
    </message>
    <message>
        <source>Import clips</source>
        <translation>Clips importieren</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>%1 motion (*%2)</source>
        <translation>%1-Bewegung (*%2)</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Strg+Eingabe</translation>
    </message>
    <message>
        <source>generate</source>
        <translation>erzeugen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>stop generating</source>
        <translation>Erzeugen abbrechen</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>play or pause</source>
        <translation>abspielen oder anhalten</translation>
    </message>
    <message>
        <source>backwards, pause, forwards; again for faster</source>
        <translation>rückwärts, Pause, vorwärts; noch einmal für schneller</translation>
    </message>
    <message>
        <source>one frame back or forward</source>
        <translation>ein Bild zurück oder vor</translation>
    </message>
    <message>
        <source>Home  End</source>
        <translation>Pos1  Ende</translation>
    </message>
    <message>
        <source>start, end</source>
        <translation>Anfang, Ende</translation>
    </message>
    <message>
        <source>frame all</source>
        <translation>alles zeigen</translation>
    </message>
    <message>
        <source>one view, two views</source>
        <translation>eine Ansicht, zwei Ansichten</translation>
    </message>
    <message>
        <source>follow the figure</source>
        <translation>der Figur folgen</translation>
    </message>
    <message>
        <source>grid, bones, onion skin, trails</source>
        <translation>Raster, Knochen, Zwiebelhaut, Spuren</translation>
    </message>
    <message>
        <source>Left drag</source>
        <translation>Links ziehen</translation>
    </message>
    <message>
        <source>turn the camera</source>
        <translation>Kamera drehen</translation>
    </message>
    <message>
        <source>Right or middle drag</source>
        <translation>Rechts oder Mitte ziehen</translation>
    </message>
    <message>
        <source>move the camera</source>
        <translation>Kamera verschieben</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Rad</translation>
    </message>
    <message>
        <source>zoom</source>
        <translation>zoomen</translation>
    </message>
    <message>
        <source>Double-click</source>
        <translation>Doppelklick</translation>
    </message>
    <message>
        <source>frame all; on a slider: back to the usual value</source>
        <translation>alles zeigen; auf einem Regler: zurück zum üblichen Wert</translation>
    </message>
    <message>
        <source>Keys and mouse</source>
        <translation>Tasten und Maus</translation>
    </message>
    <message>
        <source>About Gesto Studio</source>
        <translation>Über Gesto Studio</translation>
    </message>
    <message>
        <source>Stylized human motion from text, on your own computer.</source>
        <translation>Stilisierte Bewegungen aus Text, auf dem eigenen Rechner.</translation>
    </message>
    <message>
        <source>Apache License 2.0</source>
        <translation>Apache-Lizenz 2.0</translation>
    </message>
    <message>
        <source>Key points of a video</source>
        <translation>Gelenkpunkte eines Videos</translation>
    </message>
    <message>
        <source>Key points (*.json)</source>
        <translation>Gelenkpunkte (*.json)</translation>
    </message>
    <message>
        <source>A character&apos;s skeleton</source>
        <translation>Das Skelett einer Figur</translation>
    </message>
</context>
</TS>
