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
    <name>CurveText</name>
    <message>
        <source>Height (y)</source>
        <translation>Höhe (y)</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Geschwindigkeit</translation>
    </message>
    <message>
        <source>Sideways (x)</source>
        <translation>Zur Seite (x)</translation>
    </message>
    <message>
        <source>Forwards (z)</source>
        <translation>Nach vorn (z)</translation>
    </message>
    <message>
        <source>Bend</source>
        <translation>Beugung</translation>
    </message>
    <message>
        <source>m/s</source>
        <translation>m/s</translation>
    </message>
    <message>
        <source>m</source>
        <translation>m</translation>
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
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>en</source>
        <comment>the folder of the help pages in this language</comment>
        <translation>de</translation>
    </message>
</context>
<context>
    <name>JointTitle</name>
    <message>
        <source>Pelvis</source>
        <translation>Becken</translation>
    </message>
    <message>
        <source>Left hip</source>
        <translation>Linke Hüfte</translation>
    </message>
    <message>
        <source>Right hip</source>
        <translation>Rechte Hüfte</translation>
    </message>
    <message>
        <source>Lower spine</source>
        <translation>Untere Wirbelsäule</translation>
    </message>
    <message>
        <source>Left knee</source>
        <translation>Linkes Knie</translation>
    </message>
    <message>
        <source>Right knee</source>
        <translation>Rechtes Knie</translation>
    </message>
    <message>
        <source>Middle spine</source>
        <translation>Mittlere Wirbelsäule</translation>
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
        <source>Left shoulder</source>
        <translation>Linke Schulter</translation>
    </message>
    <message>
        <source>Right shoulder</source>
        <translation>Rechte Schulter</translation>
    </message>
    <message>
        <source>Left elbow</source>
        <translation>Linker Ellbogen</translation>
    </message>
    <message>
        <source>Right elbow</source>
        <translation>Rechter Ellbogen</translation>
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
        <source>Left hand</source>
        <translation>Linke Hand</translation>
    </message>
    <message>
        <source>Right hand</source>
        <translation>Rechte Hand</translation>
    </message>
</context>
<context>
    <name>ModelText</name>
    <message>
        <source>Default</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>motion from text</source>
        <translation>Bewegung aus Text</translation>
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
        <source>several actions in a row</source>
        <translation>mehrere Aktionen hintereinander</translation>
    </message>
    <message>
        <source>restyling</source>
        <translation>Umstilisieren</translation>
    </message>
    <message>
        <source>2D first</source>
        <translation>zuerst 2D</translation>
    </message>
    <message>
        <source>parts of a motion given</source>
        <translation>Teile einer Bewegung vorgegeben</translation>
    </message>
    <message>
        <source>video to motion</source>
        <translation>Video zu Bewegung</translation>
    </message>
    <message>
        <source>poses and paths</source>
        <translation>Posen und Wege</translation>
    </message>
    <message>
        <source>a style that changes, two mixed</source>
        <translation>ein Stil, der sich ändert, zwei gemischt</translation>
    </message>
    <message>
        <source>motions beside clips</source>
        <translation>Bewegungen neben Clips</translation>
    </message>
    <message>
        <source>styles of body parts</source>
        <translation>Stile von Körperteilen</translation>
    </message>
    <message>
        <source>styles from key points</source>
        <translation>Stile aus Gelenkpunkten</translation>
    </message>
    <message>
        <source>feet told when to stand</source>
        <translation>Füße, denen gesagt wird, wann sie stehen</translation>
    </message>
    <message>
        <source>restyling by inpainting</source>
        <translation>Umstilisieren durch Auffüllen</translation>
    </message>
</context>
<context>
    <name>QShortcut</name>
    <message>
        <source>Ctrl</source>
        <translation>Strg</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Umschalt</translation>
    </message>
    <message>
        <source>Alt</source>
        <translation>Alt</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Entf</translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation>Rücktaste</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Pos1</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Auf</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Ab</translation>
    </message>
    <message>
        <source>PgUp</source>
        <translation>Bild auf</translation>
    </message>
    <message>
        <source>PgDown</source>
        <translation>Bild ab</translation>
    </message>
    <message>
        <source>Ins</source>
        <translation>Einfg</translation>
    </message>
</context>
<context>
    <name>RunText</name>
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
    <message>
        <source>film</source>
        <translation>Film</translation>
    </message>
    <message>
        <source>reading the clips</source>
        <translation>die Clips werden gelesen</translation>
    </message>
    <message>
        <source>sampling what the model knows</source>
        <translation>das Modell zeigt, was es kann</translation>
    </message>
    <message>
        <source>asking the model as it is</source>
        <translation>das Modell wird gefragt, wie es ist</translation>
    </message>
    <message>
        <source>measuring</source>
        <translation>es wird gemessen</translation>
    </message>
    <message>
        <source>learning: denoiser</source>
        <translation>es lernt: Entrauscher</translation>
    </message>
    <message>
        <source>learning: adaptor</source>
        <translation>es lernt: Stiladapter</translation>
    </message>
    <message>
        <source>joining the parts</source>
        <translation>die Teile werden verbunden</translation>
    </message>
    <message>
        <source>reading it back</source>
        <translation>es wird zurückgelesen</translation>
    </message>
    <message>
        <source>asking the taught model</source>
        <translation>das neue Modell wird gefragt</translation>
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
    <name>StyledPart</name>
    <message>
        <source>Left leg</source>
        <translation>Linkes Bein</translation>
    </message>
    <message>
        <source>Right leg</source>
        <translation>Rechtes Bein</translation>
    </message>
    <message>
        <source>Trunk and head</source>
        <translation>Rumpf und Kopf</translation>
    </message>
    <message>
        <source>Left arm</source>
        <translation>Linker Arm</translation>
    </message>
    <message>
        <source>Right arm</source>
        <translation>Rechter Arm</translation>
    </message>
</context>
<context>
    <name>SweepText</name>
    <message>
        <source>Style %1</source>
        <translation>Stil %1</translation>
    </message>
    <message>
        <source>Guide %1</source>
        <translation>Führung %1</translation>
    </message>
</context>
<context>
    <name>TakeName</name>
    <message>
        <source>words</source>
        <translation>Worte</translation>
    </message>
    <message>
        <source>length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>style</source>
        <translation>Stil</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>2D first</source>
        <translation>zuerst 2D</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>poses and path</source>
        <translation>Posen und Weg</translation>
    </message>
    <message>
        <source>what is kept</source>
        <translation>was bleibt</translation>
    </message>
    <message>
        <source>content %1</source>
        <translation>Inhalt %1</translation>
    </message>
    <message>
        <source>content as usual</source>
        <translation>Inhalt wie üblich</translation>
    </message>
    <message>
        <source>style %1</source>
        <translation>Stil %1</translation>
    </message>
    <message>
        <source>guide %1</source>
        <translation>Stilführung %1</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>2D down to %1</source>
        <translation>2D bis %1</translation>
    </message>
    <message>
        <source>without 2D</source>
        <translation>ohne 2D</translation>
    </message>
    <message>
        <source>%1 steps</source>
        <translation>%1 Schritte</translation>
    </message>
    <message>
        <source>steps as usual</source>
        <translation>Schritte wie üblich</translation>
    </message>
    <message>
        <source>%1 s kept</source>
        <translation>%1 s behalten</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>Startwert %1</translation>
    </message>
    <message>
        <source>again</source>
        <translation>noch einmal</translation>
    </message>
    <message>
        <source>no key poses</source>
        <translation>ohne Schlüsselposen</translation>
    </message>
    <message numerus="yes">
        <source>%n key pose(s)</source>
        <translation>
            <numerusform>%n Schlüsselpose</numerusform>
            <numerusform>%n Schlüsselposen</numerusform>
        </translation>
    </message>
    <message>
        <source>no path</source>
        <translation>ohne Pfad</translation>
    </message>
    <message>
        <source>on a path</source>
        <translation>auf einem Pfad</translation>
    </message>
    <message>
        <source>course of the style</source>
        <translation>Verlauf des Stils</translation>
    </message>
    <message>
        <source>not mixed</source>
        <translation>nicht gemischt</translation>
    </message>
    <message>
        <source>mixed with %1</source>
        <translation>gemischt mit %1</translation>
    </message>
    <message>
        <source>same legs</source>
        <translation>gleiche Beine</translation>
    </message>
    <message>
        <source>legs %1</source>
        <translation>Beine %1</translation>
    </message>
    <message>
        <source>even strength</source>
        <translation>gleichmäßige Stärke</translation>
    </message>
    <message>
        <source>strength over time</source>
        <translation>Stärke im Verlauf</translation>
    </message>
    <message>
        <source>clips beside it</source>
        <translation>Clips daneben</translation>
    </message>
    <message>
        <source>beside no clips</source>
        <translation>ohne Clips daneben</translation>
    </message>
    <message numerus="yes">
        <source>beside %n clip(s)</source>
        <translation>
            <numerusform>neben %n Clip</numerusform>
            <numerusform>neben %n Clips</numerusform>
        </translation>
    </message>
    <message>
        <source>foot contacts</source>
        <translation>Fußkontakte</translation>
    </message>
    <message>
        <source>feet as they like</source>
        <translation>Füße frei</translation>
    </message>
    <message>
        <source>feet as told</source>
        <translation>Füße wie gesagt</translation>
    </message>
    <message>
        <source>all may change</source>
        <translation>alles darf sich ändern</translation>
    </message>
    <message>
        <source>near the keys alone</source>
        <translation>nur nahe den Schlüsselposen</translation>
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
    <message>
        <source>edit actions</source>
        <translation>Aktionen bearbeiten</translation>
    </message>
    <message>
        <source>generate take</source>
        <translation>Take erzeugen</translation>
    </message>
    <message>
        <source>restyle take</source>
        <translation>Take umstilisieren</translation>
    </message>
    <message>
        <source>take from video</source>
        <translation>Take aus Video</translation>
    </message>
    <message>
        <source>keep take</source>
        <translation>Take behalten</translation>
    </message>
    <message>
        <source>freeze or thaw</source>
        <translation>einfrieren oder auftauen</translation>
    </message>
    <message>
        <source>change key poses</source>
        <translation>Schlüsselposen ändern</translation>
    </message>
    <message>
        <source>change path</source>
        <translation>Pfad ändern</translation>
    </message>
    <message>
        <source>show motions</source>
        <translation>Bewegungen zeigen</translation>
    </message>
    <message>
        <source>change foot contacts</source>
        <translation>Fußkontakte ändern</translation>
    </message>
    <message>
        <source>change course of style</source>
        <translation>Verlauf des Stils ändern</translation>
    </message>
    <message>
        <source>choose clips beside the motion</source>
        <translation>Clips daneben wählen</translation>
    </message>
    <message>
        <source>change told foot contacts</source>
        <translation>Gewünschte Fußkontakte ändern</translation>
    </message>
    <message>
        <source>let all of it change</source>
        <translation>alles sich ändern lassen</translation>
    </message>
</context>
<context>
    <name>ui::ActionLane</name>
    <message>
        <source>Actions</source>
        <translation>Aktionen</translation>
    </message>
    <message>
        <source>What does the character do?</source>
        <translation>Was tut die Figur?</translation>
    </message>
    <message>
        <source>%1 makes one action at a time; the default model makes several in a row.</source>
        <translation>%1 macht eine Aktion auf einmal; das Standardmodell macht mehrere hintereinander.</translation>
    </message>
    <message>
        <source>The actions take 60 seconds already, and more is not made at once.</source>
        <translation>Die Aktionen dauern schon 60 Sekunden, und mehr wird nicht auf einmal gemacht.</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Write…</source>
        <translation>Schreiben …</translation>
    </message>
    <message>
        <source>Add an action</source>
        <translation>Aktion hinzufügen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Double-click to write what happens, or behind the last action to add one. Drag an edge; Delete removes.</source>
        <translation>Doppelklicken, um zu schreiben, was geschieht, oder hinter der letzten Aktion, um eine hinzuzufügen. Eine Kante ziehen; Entf nimmt heraus.</translation>
    </message>
    <message>
        <source>Thaw: let this action be made again</source>
        <translation>Auftauen: Diese Aktion darf neu gemacht werden</translation>
    </message>
    <message>
        <source>Freeze: keep this action as the shown take has it, when the rest is made again</source>
        <translation>Einfrieren: Diese Aktion bleibt wie im gezeigten Take, wenn der Rest neu gemacht wird</translation>
    </message>
    <message>
        <source>Make only this action again, with another seed; the rest of the shown take stays</source>
        <translation>Nur diese Aktion neu machen, mit anderem Startwert; der Rest des gezeigten Takes bleibt</translation>
    </message>
    <message>
        <source>Thaw</source>
        <translation>Auftauen</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>Einfrieren</translation>
    </message>
    <message>
        <source>Make again</source>
        <translation>Neu machen</translation>
    </message>
    <message>
        <source>Thaw all</source>
        <translation>Alles auftauen</translation>
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
        <translation>Beis&amp;piel öffnen</translation>
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
        <translation>Einstellungen des &amp;Takes verwenden</translation>
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
        <translation>Bes&amp;chreibung schreiben</translation>
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
        <source>Onion s&amp;kin</source>
        <translation>&amp;Zwiebelhaut</translation>
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
        <translation>Schl&amp;eife machen</translation>
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
    <message>
        <source>The camera goes along with takes that travel</source>
        <translation>Die Kamera geht mit Takes mit, die sich fortbewegen</translation>
    </message>
    <message>
        <source>M&amp;etrics…</source>
        <translation>Met&amp;riken…</translation>
    </message>
    <message>
        <source>Read reports, compare them, and measure models</source>
        <translation>Berichte lesen, vergleichen, und Modelle messen</translation>
    </message>
    <message>
        <source>&amp;Models…</source>
        <translation>&amp;Modelle…</translation>
    </message>
    <message>
        <source>The models that there are: what they can do, where they come from; import, rename, remove</source>
        <translation>Die Modelle, die es gibt: was sie können, woher sie kommen; importieren, umbenennen, entfernen</translation>
    </message>
    <message>
        <source>O&amp;verlay</source>
        <translation>Ü&amp;berlagern</translation>
    </message>
    <message>
        <source>Both takes in one picture</source>
        <translation>Beide Takes in einem Bild</translation>
    </message>
    <message>
        <source>&amp;Difference in colours</source>
        <translation>&amp;Unterschied in Farben</translation>
    </message>
    <message>
        <source>Joints turn red where take A is not where take B is</source>
        <translation>Gelenke werden rot, wo Take A nicht ist, wo Take B ist</translation>
    </message>
    <message>
        <source>Contact &amp;sheet</source>
        <translation>&amp;Kontaktbogen</translation>
    </message>
    <message>
        <source>The chosen takes, or all variants of the chosen one, side by side and in step; 1 to 9 keeps one</source>
        <translation>Die gewählten Takes oder alle Varianten des gewählten nebeneinander und im Takt; 1 bis 9 behält einen</translation>
    </message>
    <message>
        <source>&amp;Render the view…</source>
        <translation>Ansicht &amp;rendern…</translation>
    </message>
    <message>
        <source>Save what the view shows as pictures, GIF or a film</source>
        <translation>Was die Ansicht zeigt als Bilder, GIF oder Film sichern</translation>
    </message>
    <message>
        <source>All &amp;commands…</source>
        <translation>Alle &amp;Befehle…</translation>
    </message>
    <message>
        <source>Find a command by its name</source>
        <translation>Einen Befehl nach seinem Namen finden</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>&amp;Einstellungen…</translation>
    </message>
    <message>
        <source>Colours, language, mouse and keys</source>
        <translation>Farben, Sprache, Maus und Tasten</translation>
    </message>
    <message>
        <source>&amp;Bring back takes</source>
        <translation>Takes &amp;zurückholen</translation>
    </message>
    <message>
        <source>Takes that undo took away and that Redo cannot bring back</source>
        <translation>Takes, die das Rückgängigmachen weggenommen hat und die „Wiederholen“ nicht zurückbringt</translation>
    </message>
    <message>
        <source>&amp;Freeze or thaw the action</source>
        <translation>Aktion ein&amp;frieren oder auftauen</translation>
    </message>
    <message>
        <source>The chosen action on the timeline, or the one at the playhead, stays as the shown take has it when the rest is made again</source>
        <translation>Die gewählte Aktion der Zeitleiste, sonst die am Abspielkopf, bleibt wie im gezeigten Take, wenn der Rest neu gemacht wird</translation>
    </message>
    <message>
        <source>Make the &amp;action again</source>
        <translation>Aktion neu &amp;machen</translation>
    </message>
    <message>
        <source>Only the chosen action on the timeline, or the one at the playhead, with another seed; the rest of the shown take stays</source>
        <translation>Nur die gewählte Aktion der Zeitleiste, sonst die am Abspielkopf, mit anderem Startwert; der Rest des gezeigten Takes bleibt</translation>
    </message>
    <message>
        <source>&amp;Keep or thaw the range</source>
        <translation>&amp;Bereich einfrieren oder auftauen</translation>
    </message>
    <message>
        <source>What lies between the two handles on the timeline stays as the shown take has it when the rest is made again</source>
        <translation>Was zwischen den beiden Griffen der Zeitleiste liegt, bleibt wie im gezeigten Take, wenn der Rest neu gemacht wird</translation>
    </message>
    <message>
        <source>Make the ra&amp;nge again</source>
        <translation>Bere&amp;ich neu machen</translation>
    </message>
    <message>
        <source>Only what lies between the two handles on the timeline, with another seed; the rest of the shown take stays</source>
        <translation>Nur was zwischen den beiden Griffen der Zeitleiste liegt, mit anderem Startwert; der Rest des gezeigten Takes bleibt</translation>
    </message>
    <message>
        <source>Feet turn green while they carry weight, and the timeline shows when</source>
        <translation>Füße werden grün, solange sie tragen, und die Zeitleiste zeigt, wann</translation>
    </message>
    <message>
        <source>P&amp;in this pose</source>
        <translation>Diese P&amp;ose setzen</translation>
    </message>
    <message>
        <source>The shown take&apos;s pose at the playhead becomes a key: the next motion goes through it at that time</source>
        <translation>Die Pose des gezeigten Takes am Abspielkopf wird zur Marke: Die nächste Bewegung geht dann durch sie</translation>
    </message>
    <message>
        <source>C&amp;opy pose</source>
        <translation>Pose &amp;kopieren</translation>
    </message>
    <message>
        <source>Remembers the shown take&apos;s pose at the playhead, to pin it elsewhere</source>
        <translation>Merkt sich die Pose des gezeigten Takes am Abspielkopf, um sie anderswo zu setzen</translation>
    </message>
    <message>
        <source>Pin copied p&amp;ose</source>
        <translation>Kopier&amp;te Pose setzen</translation>
    </message>
    <message>
        <source>The copied pose becomes a key at the playhead, wherever the motion is then</source>
        <translation>Die kopierte Pose wird am Abspielkopf zur Marke, wo die Bewegung dann gerade ist</translation>
    </message>
    <message>
        <source>&amp;Keep pose in the library</source>
        <translation>Pose in die Bibliothek &amp;legen</translation>
    </message>
    <message>
        <source>Saves the shown take&apos;s pose at the playhead for all projects</source>
        <translation>Legt die Pose des gezeigten Takes am Abspielkopf für alle Projekte ab</translation>
    </message>
    <message>
        <source>Pose &amp;library…</source>
        <translation>Posenbibliot&amp;hek…</translation>
    </message>
    <message>
        <source>The kept poses, to pin one at the playhead</source>
        <translation>Die abgelegten Posen, um eine am Abspielkopf zu setzen</translation>
    </message>
    <message>
        <source>&amp;Draw path</source>
        <translation>&amp;Pfad zeichnen</translation>
    </message>
    <message>
        <source>Way points on the floor that the next motion passes: click in the view for each, Esc ends</source>
        <translation>Wegpunkte am Boden, an denen die nächste Bewegung vorbeikommt: je ein Klick in die Ansicht, Esc beendet</translation>
    </message>
    <message>
        <source>&amp;Live link</source>
        <translation>Live-Verbin&amp;dung</translation>
    </message>
    <message>
        <source>Other programs on this computer, Blender with Gesto&apos;s add-on for one, ask the studio for motions while it runs</source>
        <translation>Andere Programme auf diesem Rechner, etwa Blender mit Gestos Erweiterung, bitten das Studio um Bewegungen, solange es läuft</translation>
    </message>
    <message>
        <source>Teach it &amp;your moves…</source>
        <translation>&amp;Eigene Bewegungen beibringen…</translation>
    </message>
    <message>
        <source>A folder of clips becomes moves that the model can be asked for</source>
        <translation>Aus einem Ordner mit Clips werden Bewegungen, die man vom Modell verlangen kann</translation>
    </message>
    <message>
        <source>Left foot stands or s&amp;wings</source>
        <translation>&amp;Linker Fuß steht oder schwingt</translation>
    </message>
    <message>
        <source>The left foot&apos;s bar at the playhead goes, or a new one comes; Clean up holds feet as the bars say</source>
        <translation>Der Balken des linken Fußes am Abspielkopf geht, oder ein neuer kommt; Bereinigen hält die Füße, wie es die Balken sagen</translation>
    </message>
    <message>
        <source>Right foot stands or sw&amp;ings</source>
        <translation>&amp;Rechter Fuß steht oder schwingt</translation>
    </message>
    <message>
        <source>The right foot&apos;s bar at the playhead goes, or a new one comes; Clean up holds feet as the bars say</source>
        <translation>Der Balken des rechten Fußes am Abspielkopf geht, oder ein neuer kommt; Bereinigen hält die Füße, wie es die Balken sagen</translation>
    </message>
    <message>
        <source>Foot contacts as f&amp;ound</source>
        <translation>Fußk&amp;ontakte wie gefunden</translation>
    </message>
    <message>
        <source>What was changed about the shown take&apos;s foot contacts is dropped</source>
        <translation>Was an den Fußkontakten des gezeigten Takes geändert wurde, fällt weg</translation>
    </message>
    <message>
        <source>Pin copied pose &amp;mirrored</source>
        <translation>Kopierte Pose &amp;gespiegelt setzen</translation>
    </message>
    <message>
        <source>The copied pose with left and right exchanged becomes a key at the playhead</source>
        <translation>Die kopierte Pose wird, links und rechts vertauscht, am Abspielkopf zur Marke</translation>
    </message>
    <message>
        <source>&amp;Move joints</source>
        <translation>Gelenke &amp;bewegen</translation>
    </message>
    <message>
        <source>Click a joint in the view and drag its arrows: the pose becomes a key at the playhead, and the next motion takes it</source>
        <translation>In der Ansicht ein Gelenk anklicken und an seinen Pfeilen ziehen: Die Pose wird am Abspielkopf zur Marke, und die nächste Bewegung nimmt sie ein</translation>
    </message>
    <message>
        <source>&amp;Turn joints</source>
        <translation>Gelenke &amp;drehen</translation>
    </message>
    <message>
        <source>Click a joint in the view and drag its rings: the pose becomes a key at the playhead, and the next motion takes it</source>
        <translation>In der Ansicht ein Gelenk anklicken und an seinen Ringen ziehen: Die Pose wird am Abspielkopf zur Marke, und die nächste Bewegung nimmt sie ein</translation>
    </message>
    <message>
        <source>Axes of the &amp;part</source>
        <translation>&amp;Achsen des Körperteils</translation>
    </message>
    <message>
        <source>The handles lie along the part of the body instead of the floor</source>
        <translation>Die Griffe liegen entlang des Körperteils statt entlang des Bodens</translation>
    </message>
    <message>
        <source>&amp;Next joint</source>
        <translation>&amp;Nächstes Gelenk</translation>
    </message>
    <message>
        <source>Chooses the next joint along the body, to pose it</source>
        <translation>Wählt das nächste Gelenk am Körper, um es zu stellen</translation>
    </message>
    <message>
        <source>P&amp;revious joint</source>
        <translation>V&amp;origes Gelenk</translation>
    </message>
    <message>
        <source>Chooses the joint before it along the body, to pose it</source>
        <translation>Wählt das Gelenk davor am Körper, um es zu stellen</translation>
    </message>
    <message>
        <source>The chosen joint, one centimetre, or with the tool that turns two degrees; again and again is one step of undo</source>
        <translation>Das gewählte Gelenk, einen Zentimeter oder mit dem Drehwerkzeug zwei Grad; mehrmals hintereinander ist ein Schritt</translation>
    </message>
    <message>
        <source>Joint along &amp;X</source>
        <translation>Gelenk entlang &amp;X</translation>
    </message>
    <message>
        <source>Joint against X</source>
        <translation>Gelenk gegen X</translation>
    </message>
    <message>
        <source>Joint along &amp;Y</source>
        <translation>Gelenk entlang &amp;Y</translation>
    </message>
    <message>
        <source>Joint against Y</source>
        <translation>Gelenk gegen Y</translation>
    </message>
    <message>
        <source>Joint along &amp;Z</source>
        <translation>Gelenk entlang &amp;Z</translation>
    </message>
    <message>
        <source>Joint against Z</source>
        <translation>Gelenk gegen Z</translation>
    </message>
    <message>
        <source>Pose in the &amp;view</source>
        <translation>In &amp;der Ansicht stellen</translation>
    </message>
    <message>
        <source>Ghosts of the poses before and after; a click on one goes to its frame</source>
        <translation>Geisterbilder der Posen davor und danach; ein Klick auf eines geht zu seinem Zeitpunkt</translation>
    </message>
    <message>
        <source>&amp;Four views</source>
        <translation>&amp;Vier Ansichten</translation>
    </message>
    <message>
        <source>Up to four takes; drag one from the list onto each view</source>
        <translation>Bis zu vier Takes; ziehen Sie einen aus der Liste auf jede Ansicht</translation>
    </message>
    <message>
        <source>&amp;Wipe</source>
        <translation>&amp;Wischen</translation>
    </message>
    <message>
        <source>A and B in one picture, left and right of a border that can be dragged</source>
        <translation>A und B in einem Bild, links und rechts einer Grenze, die sich ziehen lässt</translation>
    </message>
    <message>
        <source>All views turn and zoom together</source>
        <translation>Alle Ansichten drehen und zoomen gemeinsam</translation>
    </message>
    <message>
        <source>Share one cloc&amp;k</source>
        <translation>Gemeinsame U&amp;hr</translation>
    </message>
    <message>
        <source>All views show the same time. Switched off, the timeline moves the active view alone, and playing moves all on from where they stand</source>
        <translation>Alle Ansichten zeigen dieselbe Zeit. Ausgeschaltet bewegt die Zeitleiste nur die aktive Ansicht, und beim Abspielen gehen alle weiter, wo sie stehen</translation>
    </message>
    <message>
        <source>Put all in one p&amp;lace</source>
        <translation>Alle an einen &amp;Ort</translation>
    </message>
    <message>
        <source>Every figure stands where the one of view A stands, whatever its way over the floor</source>
        <translation>Jede Figur steht, wo die von Ansicht A steht, gleich auf welchem Weg über den Boden</translation>
    </message>
    <message>
        <source>C&amp;urves</source>
        <translation>K&amp;urven</translation>
    </message>
    <message>
        <source>Height, speed, place or bend of joints under the timeline</source>
        <translation>Höhe, Geschwindigkeit, Ort oder Beugung von Gelenken unter der Zeitleiste</translation>
    </message>
    <message>
        <source>S&amp;weep…</source>
        <translation>&amp;Wertetafel…</translation>
    </message>
    <message>
        <source>A table of takes: a row for each style weight, a column for each style guide or style</source>
        <translation>Eine Tafel von Takes: eine Zeile für jedes Stilgewicht, eine Spalte für jede Stilführung oder jeden Stil</translation>
    </message>
    <message>
        <source>What the panel under the focus is for, and a search over all pages</source>
        <translation>Wozu das Feld mit dem Fokus da ist, und eine Suche über alle Seiten</translation>
    </message>
    <message>
        <source>&amp;Tour</source>
        <translation>&amp;Rundgang</translation>
    </message>
    <message>
        <source>Three things to begin with</source>
        <translation>Drei Dinge für den Anfang</translation>
    </message>
    <message>
        <source>Style stren&amp;gth</source>
        <translation>Stil&amp;stärke</translation>
    </message>
    <message>
        <source>How strong the style is over time, as a line of points in the timeline</source>
        <translation>Wie stark der Stil im Lauf der Zeit ist, als Linie aus Punkten in der Zeitleiste</translation>
    </message>
    <message>
        <source>&amp;Open a character…</source>
        <translation>Figur &amp;öffnen…</translation>
    </message>
    <message>
        <source>Takes are shown on a character of your own: FBX, glTF or GLB with a body</source>
        <translation>Takes werden auf einer eigenen Figur gezeigt: FBX, glTF oder GLB mit einem Körper</translation>
    </message>
    <message>
        <source>&amp;Arms, stride, joints…</source>
        <translation>&amp;Arme, Schritt, Gelenke…</translation>
    </message>
    <message>
        <source>What can be set of the character that takes are shown on</source>
        <translation>Was sich an der Figur einstellen lässt, auf der Takes gezeigt werden</translation>
    </message>
    <message>
        <source>&amp;Mannequin</source>
        <translation>&amp;Gliederpuppe</translation>
    </message>
    <message>
        <source>Takes are shown on the mannequin</source>
        <translation>Takes werden auf der Gliederpuppe gezeigt</translation>
    </message>
    <message>
        <source>M&amp;y character</source>
        <translation>Mei&amp;ne Figur</translation>
    </message>
    <message>
        <source>Clips &amp;beside it…</source>
        <translation>Clips da&amp;zu…</translation>
    </message>
    <message>
        <source>Clips of your own library that show something like the prompt: the next motion is made beside them. Needs a ReMoDiffuse model</source>
        <translation>Clips aus Ihrer eigenen Bibliothek, die etwas wie die Beschreibung zeigen: neben ihnen entsteht die nächste Bewegung. Braucht ein ReMoDiffuse-Modell</translation>
    </message>
    <message>
        <source>St&amp;yles…</source>
        <translation>Stil-Übe&amp;rsicht…</translation>
    </message>
    <message>
        <source>All styles, larger and all moving</source>
        <translation>Alle Stile, größer und alle in Bewegung</translation>
    </message>
    <message>
        <source>The chosen take&apos;s motion by another model, with styles for parts of the body or a style from a video</source>
        <translation>Die Bewegung des gewählten Takes durch ein anderes Modell, mit Stilen für Körperteile oder dem Stil eines Videos</translation>
    </message>
    <message>
        <source>Restyle take wit&amp;h…</source>
        <translation>Take umstilisieren mit &amp;Vorgaben…</translation>
    </message>
    <message>
        <source>Generate with these f&amp;oot contacts</source>
        <translation>Mit diesen F&amp;ußkontakten erzeugen</translation>
    </message>
    <message>
        <source>What is generated next puts its feet down when the shown take does; the timeline shows the bars, which can be changed</source>
        <translation>Was als Nächstes erzeugt wird, setzt die Füße auf, wenn der gezeigte Take es tut; die Zeitleiste zeigt die Balken, die sich ändern lassen</translation>
    </message>
    <message>
        <source>Leave both f&amp;eet to the model</source>
        <translation>Beide Füße dem &amp;Modell überlassen</translation>
    </message>
    <message>
        <source>What is generated next puts its feet down when it likes</source>
        <translation>Was als Nächstes erzeugt wird, setzt die Füße auf, wann es will</translation>
    </message>
    <message>
        <source>Sample for an &amp;animator</source>
        <translation>Beispiel für &amp;Animatoren</translation>
    </message>
    <message>
        <source>Three actions in a row, three variants to choose from, a loop</source>
        <translation>Drei Aktionen hintereinander, drei Varianten zur Auswahl, eine Schleife</translation>
    </message>
    <message>
        <source>Sample for a &amp;technical artist</source>
        <translation>Beispiel für &amp;technische Künstler</translation>
    </message>
    <message>
        <source>A recorded clip restyled, cleaned and put on another skeleton</source>
        <translation>Ein Clip, umstilisiert, bereinigt und auf ein anderes Skelett gebracht</translation>
    </message>
    <message>
        <source>Sample for a &amp;researcher</source>
        <translation>Beispiel für &amp;Forschende</translation>
    </message>
    <message>
        <source>One seed at nine settings of style weight and style guide</source>
        <translation>Ein Startwert bei neun Einstellungen von Stilgewicht und Stilführung</translation>
    </message>
    <message>
        <source>Sample &amp;projects</source>
        <translation>Beispiel&amp;projekte</translation>
    </message>
    <message>
        <source>Let it &amp;change</source>
        <translation>&amp;Alles darf sich ändern</translation>
    </message>
    <message>
        <source>A changed pose or way point draws all of the motion anew; without this, only what is near it changes</source>
        <translation>Eine geänderte Pose oder ein Wegpunkt lässt die ganze Bewegung neu entstehen; ohne dies ändert sich nur, was nahe ist</translation>
    </message>
    <message>
        <source>Look fro&amp;m</source>
        <translation>Blickricht&amp;ung</translation>
    </message>
</context>
<context>
    <name>ui::BlindVoteDialog</name>
    <message>
        <source>Equally good</source>
        <translation>Gleich gut</translation>
    </message>
    <message>
        <source>Take Back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Which is better?</source>
        <translation>Welche ist besser?</translation>
    </message>
    <message>
        <source>← or 1: the left one is better · → or 2: the right one · ↓ or space: equally good · Backspace: take back · Esc: enough for now</source>
        <translation>← oder 1: die linke ist besser · → oder 2: die rechte · ↓ oder Leertaste: gleich gut · Rücktaste: zurücknehmen · Esc: genug für jetzt</translation>
    </message>
    <message>
        <source>Looking for motions to compare…</source>
        <translation>Bewegungen zum Vergleichen werden gesucht…</translation>
    </message>
    <message>
        <source>No two rows of this report have motions of the same prompt and seed.</source>
        <translation>Keine zwei Zeilen dieses Berichts haben Bewegungen derselben Beschreibung und desselben Startwerts.</translation>
    </message>
    <message numerus="yes">
        <source>All pairs are done: %n vote(s).</source>
        <translation>
            <numerusform>Alle Paare sind durch: %n Stimme.</numerusform>
            <numerusform>Alle Paare sind durch: %n Stimmen.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 — in the style %2</source>
        <translation>%1 — im Stil %2</translation>
    </message>
    <message numerus="yes">
        <source>%n vote(s) so far</source>
        <translation>
            <numerusform>bisher %n Stimme</numerusform>
            <numerusform>bisher %n Stimmen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::BundleDialog</name>
    <message>
        <source>%1 · %2 updates</source>
        <translation>%1 · %2 Schritte</translation>
    </message>
    <message>
        <source>Make a model</source>
        <translation>Ein Modell machen</translation>
    </message>
    <message>
        <source>Trained parts become one model of your library, with a card that says what they were trained on.</source>
        <translation>Trainierte Teile werden ein Modell Ihrer Bibliothek, mit einer Karte, die sagt, woran sie trainiert wurden.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Make the model</source>
        <translation>Modell machen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Trained by the recipe %1</source>
        <translation>Trainiert vom Rezept %1</translation>
    </message>
    <message>
        <source>as in the model %1</source>
        <translation>wie im Modell %1</translation>
    </message>
    <message>
        <source>no run has trained it yet</source>
        <translation>noch kein Lauf hat es trainiert</translation>
    </message>
    <message>
        <source>A file…</source>
        <translation>Eine Datei…</translation>
    </message>
    <message>
        <source>Weights of a part</source>
        <translation>Gewichte eines Teils</translation>
    </message>
    <message>
        <source>Weights (*.safetensors)</source>
        <translation>Gewichte (*.safetensors)</translation>
    </message>
    <message>
        <source>my model</source>
        <translation>mein Modell</translation>
    </message>
    <message>
        <source>The part %1 is missing: train it with the recipe %2, or choose a file.</source>
        <translation>Der Teil %1 fehlt: mit dem Rezept %2 trainieren, oder eine Datei wählen.</translation>
    </message>
    <message>
        <source>Of an imported file</source>
        <translation>Aus einer importierten Datei</translation>
    </message>
    <message>
        <source>The part %1 is missing: choose the imported file that has it.</source>
        <translation>Der Teil %1 fehlt: Wählen Sie die importierte Datei, die ihn enthält.</translation>
    </message>
</context>
<context>
    <name>ui::CharacterDialog</name>
    <message>
        <source>Arm space</source>
        <translation>Armabstand</translation>
    </message>
    <message>
        <source>Degrees by which the arms are held away from the body, for broad figures, or below 0 closer to it</source>
        <translation>Grad, um die die Arme vom Körper weggehalten werden, für breite Figuren, oder unter 0 näher an ihm</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>Schrittlänge</translation>
    </message>
    <message>
        <source>Steps, and the way over the floor, longer or shorter than the legs alone make them; feet keep standing where they stand</source>
        <translation>Schritte und der Weg am Boden länger oder kürzer, als die Beine allein sie machen; Füße bleiben stehen, wo sie stehen</translation>
    </message>
    <message>
        <source>My character</source>
        <translation>Meine Figur</translation>
    </message>
    <message>
        <source>Another…</source>
        <translation>Andere…</translation>
    </message>
    <message>
        <source>Joints…</source>
        <translation>Gelenke…</translation>
    </message>
    <message>
        <source>Which joint of the character is which of the body</source>
        <translation>Welches Gelenk der Figur welches des Körpers ist</translation>
    </message>
    <message>
        <source>Mannequin</source>
        <translation>Gliederpuppe</translation>
    </message>
    <message>
        <source>Show takes on the mannequin again</source>
        <translation>Takes wieder auf der Gliederpuppe zeigen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>No character: takes are shown on the mannequin</source>
        <translation>Keine Figur: Takes werden auf der Gliederpuppe gezeigt</translation>
    </message>
    <message>
        <source>%1 joints, %2 vertices, %3 triangles</source>
        <translation>%1 Gelenke, %2 Punkte, %3 Dreiecke</translation>
    </message>
    <message>
        <source>Left out of the file: %1.</source>
        <translation>Aus der Datei weggelassen: %1.</translation>
    </message>
</context>
<context>
    <name>ui::CharacterTools</name>
    <message>
        <source>“%1” holds a body as well. Show takes on it?</source>
        <translation>„%1“ enthält auch einen Körper. Sollen Takes auf ihm gezeigt werden?</translation>
    </message>
    <message>
        <source>Show on it</source>
        <translation>Auf ihm zeigen</translation>
    </message>
    <message>
        <source>Takes are shown on the mannequin.</source>
        <translation>Takes werden auf der Gliederpuppe gezeigt.</translation>
    </message>
    <message>
        <source>Takes are shown on “%1”.</source>
        <translation>Takes werden auf „%1“ gezeigt.</translation>
    </message>
    <message>
        <source>Takes are shown on “%1”. Left out of the file: %2.</source>
        <translation>Takes werden auf „%1“ gezeigt. Aus der Datei weggelassen: %2.</translation>
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
    <message>
        <source>not on the character</source>
        <translation>nicht auf der Figur</translation>
    </message>
    <message>
        <source>with its own joint names</source>
        <translation>mit seinen eigenen Gelenknamen</translation>
    </message>
    <message>
        <source>as GLB</source>
        <translation>als GLB</translation>
    </message>
    <message>
        <source>“%1” goes out otherwise than the last export, %2: its joints are not recognised.</source>
        <translation>„%1“ geht anders hinaus als beim letzten Export, %2: Seine Gelenke sind nicht erkannt.</translation>
    </message>
</context>
<context>
    <name>ui::CommandPalette</name>
    <message>
        <source>All commands</source>
        <translation>Alle Befehle</translation>
    </message>
    <message>
        <source>Type what you want to do</source>
        <translation>Tippen, was zu tun ist</translation>
    </message>
    <message>
        <source>Nothing is called “%1”.</source>
        <translation>Nichts heißt „%1“.</translation>
    </message>
</context>
<context>
    <name>ui::CompareTools</name>
    <message>
        <source>Needs a take in view A and one in B: Alt-click one in the list to make it B.</source>
        <translation>Braucht einen Take in Ansicht A und einen in B: ein Alt-Klick in der Liste macht einen zu B.</translation>
    </message>
</context>
<context>
    <name>ui::ContactLane</name>
    <message>
        <source>Foot contacts</source>
        <translation>Fußkontakte</translation>
    </message>
    <message>
        <source>L</source>
        <comment>the left foot</comment>
        <translation>L</translation>
    </message>
    <message>
        <source>R</source>
        <comment>the right foot</comment>
        <translation>R</translation>
    </message>
    <message>
        <source>When the feet carry weight in the shown take: the left one above, the right one below</source>
        <translation>Wann die Füße im gezeigten Take tragen: oben der linke, unten der rechte</translation>
    </message>
    <message>
        <source>The left foot stands from %1 to %2 s</source>
        <translation>Der linke Fuß steht von %1 bis %2 s</translation>
    </message>
    <message>
        <source>The right foot stands from %1 to %2 s</source>
        <translation>Der rechte Fuß steht von %1 bis %2 s</translation>
    </message>
    <message>
        <source>%1 to %2 s</source>
        <translation>%1 bis %2 s</translation>
    </message>
    <message>
        <source>Remove: the foot swings here</source>
        <translation>Entfernen: Der Fuß schwingt hier</translation>
    </message>
    <message>
        <source>The foot stands here</source>
        <translation>Der Fuß steht hier</translation>
    </message>
    <message>
        <source>Foot contacts as found</source>
        <translation>Fußkontakte wie gefunden</translation>
    </message>
    <message>
        <source>Drag a bar or its edges, or draw a new one; Delete removes. Motion &gt; Clean up holds the feet as the bars say.</source>
        <translation>Zieh an einem Balken oder seinen Rändern oder zieh einen neuen auf; Entf entfernt. Bewegung &gt; Bereinigen hält die Füße, wie es die Balken sagen.</translation>
    </message>
    <message>
        <source>as the model likes</source>
        <translation>wie das Modell will</translation>
    </message>
    <message>
        <source>Leave this foot to the model</source>
        <translation>Diesen Fuß dem Modell überlassen</translation>
    </message>
    <message>
        <source>Leave both feet to the model</source>
        <translation>Beide Füße dem Modell überlassen</translation>
    </message>
    <message>
        <source>Generate with these foot contacts</source>
        <translation>Mit diesen Fußkontakten erzeugen</translation>
    </message>
    <message>
        <source>When the feet are to carry weight in what is generated: the left one above, the right one below</source>
        <translation>Wann die Füße in dem, was erzeugt wird, das Gewicht tragen sollen: oben der linke, unten der rechte</translation>
    </message>
    <message>
        <source>Drag a bar or its edges, or draw a new one; Delete removes. Generate puts the feet down as the bars say, and at no other time.</source>
        <translation>Ziehen Sie einen Balken oder seine Ränder, oder zeichnen Sie einen neuen; Entf nimmt weg. Erzeugen setzt die Füße auf, wie es die Balken sagen, und zu keiner anderen Zeit.</translation>
    </message>
</context>
<context>
    <name>ui::ContactSheet</name>
    <message>
        <source>Click one or press its number to go on with it. All of them stay in the list of takes.</source>
        <translation>Einen anklicken oder seine Zahl drücken, um mit ihm weiterzumachen. Alle bleiben in der Liste der Takes.</translation>
    </message>
    <message>
        <source>Back to the views (Esc)</source>
        <translation>Zurück zu den Ansichten (Esc)</translation>
    </message>
    <message>
        <source>being made…</source>
        <translation>entsteht…</translation>
    </message>
    <message>
        <source>not made</source>
        <translation>nicht gemacht</translation>
    </message>
</context>
<context>
    <name>ui::CurveLane</name>
    <message>
        <source>What the curves tell</source>
        <translation>Was die Kurven sagen</translation>
    </message>
    <message>
        <source>Joints</source>
        <translation>Gelenke</translation>
    </message>
    <message>
        <source>Which joints have curves. A click on a joint in the view takes it in or out.</source>
        <translation>Welche Gelenke Kurven haben. Ein Klick auf ein Gelenk in der Ansicht nimmt es dazu oder weg.</translation>
    </message>
    <message>
        <source>Toes</source>
        <translation>Zehen</translation>
    </message>
    <message>
        <source>Hands</source>
        <translation>Hände</translation>
    </message>
    <message>
        <source>Knees</source>
        <translation>Knie</translation>
    </message>
    <message>
        <source>Pelvis and head</source>
        <translation>Becken und Kopf</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
    <message>
        <source>Middle</source>
        <translation>Mitte</translation>
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
    <name>ui::DatasetDialog</name>
    <message>
        <source>Choose a folder…</source>
        <translation>Ordner wählen…</translation>
    </message>
    <message>
        <source>A folder of BVH files, chosen or dropped here.</source>
        <translation>Ein Ordner mit BVH-Dateien, gewählt oder hierher gezogen.</translation>
    </message>
    <message>
        <source>Build a data set</source>
        <translation>Datensatz bauen</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>What is done</source>
        <translation>Was getan wird</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Handlung</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>Stil</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Ausgelassen</translation>
    </message>
    <message>
        <source>Double click to correct. “What is done” is what a prompt would say: a person walks and waves.</source>
        <translation>Doppelklick zum Berichtigen. „Was getan wird“ ist, was eine Beschreibung sagen würde: a person walks and waves.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Build</source>
        <translation>Bauen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Folder of motions</source>
        <translation>Ordner mit Bewegungen</translation>
    </message>
    <message>
        <source>%1 could not be started.</source>
        <translation>%1 ließ sich nicht starten.</translation>
    </message>
    <message>
        <source>There is no BVH file in “%1”.</source>
        <translation>In „%1“ liegt keine BVH-Datei.</translation>
    </message>
    <message numerus="yes">
        <source>%n motion(s) in “%1”</source>
        <translation>
            <numerusform>%n Bewegung in „%1“</numerusform>
            <numerusform>%n Bewegungen in „%1“</numerusform>
        </translation>
    </message>
    <message>
        <source>This installation has no gesto, which builds data sets.</source>
        <translation>Dieser Installation fehlt gesto, das Datensätze baut.</translation>
    </message>
    <message>
        <source>Choose a folder with motions first.</source>
        <translation>Zuerst einen Ordner mit Bewegungen wählen.</translation>
    </message>
    <message>
        <source>The data set needs a name without / and a dot in front.</source>
        <translation>Der Datensatz braucht einen Namen ohne / und ohne Punkt am Anfang.</translation>
    </message>
    <message>
        <source>There is a data set of this name already.</source>
        <translation>Einen Datensatz dieses Namens gibt es schon.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Nothing can be written in “%1”.</source>
        <translation>In „%1“ kann nichts geschrieben werden.</translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s), and their mirrored twins.</source>
        <translation>
            <numerusform>%n Clip, und sein gespiegelter Zwilling.</numerusform>
            <numerusform>%n Clips, und ihre gespiegelten Zwillinge.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) too short,</source>
        <translation>
            <numerusform>%n Stück zu kurz,</numerusform>
            <numerusform>%n Stücke zu kurz,</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) left out.</source>
        <translation>
            <numerusform>%n Datei ausgelassen.</numerusform>
            <numerusform>%n Dateien ausgelassen.</numerusform>
        </translation>
    </message>
    <message>
        <source>No clip could be used: the reasons stand in the table.</source>
        <translation>Kein Clip war zu gebrauchen: die Gründe stehen in der Tabelle.</translation>
    </message>
    <message>
        <source>The data set was not built.</source>
        <translation>Der Datensatz wurde nicht gebaut.</translation>
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
    <name>ui::DroppedTakes</name>
    <message>
        <source>Undo took the take “%1” away, and after what you did since, Redo cannot bring it back.</source>
        <translation>„Rückgängig“ hat den Take „%1“ weggenommen, und nach dem, was Sie seitdem getan haben, kann „Wiederholen“ ihn nicht zurückbringen.</translation>
    </message>
    <message numerus="yes">
        <source>Undo took %n take(s) away, and after what you did since, Redo cannot bring them back.</source>
        <translation>
            <numerusform>„Rückgängig“ hat %n Take weggenommen, und nach dem, was Sie seitdem getan haben, kann „Wiederholen“ ihn nicht zurückbringen.</numerusform>
            <numerusform>„Rückgängig“ hat %n Takes weggenommen, und nach dem, was Sie seitdem getan haben, kann „Wiederholen“ sie nicht zurückbringen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>Behalten</translation>
    </message>
</context>
<context>
    <name>ui::EvaluationDialog</name>
    <message>
        <source>Baselines too</source>
        <translation>Auch Vergleichsformen</translation>
    </message>
    <message>
        <source>New evaluation</source>
        <translation>Neue Auswertung</translation>
    </message>
    <message>
        <source>Each model&apos;s simpler forms as further rows: the text alone, without guidance, the autoencoder</source>
        <translation>Die einfacheren Formen jedes Modells als weitere Zeilen: der Text allein, ohne Führung, der Autoencoder</translation>
    </message>
    <message>
        <source>a folder made by gesto dataset build</source>
        <translation>ein Ordner von gesto dataset build</translation>
    </message>
    <message>
        <source>Motions of each model in each repetition. Few make FID large and intervals wide.</source>
        <translation>Bewegungen jedes Modells in jeder Wiederholung. Wenige machen FID groß und Intervalle weit.</translation>
    </message>
    <message>
        <source>Each with motions of its own; from two on there are intervals</source>
        <translation>Jede mit eigenen Bewegungen; ab zweien gibt es Intervalle</translation>
    </message>
    <message>
        <source>The same seed asks for the same motions</source>
        <translation>Derselbe Startwert verlangt dieselben Bewegungen</translation>
    </message>
    <message>
        <source>Half of the processor leaves the window quick</source>
        <translation>Mit der Hälfte des Prozessors bleibt das Fenster flink</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Judges</source>
        <translation>Richter</translation>
    </message>
    <message>
        <source>Folder of the report</source>
        <translation>Ordner des Berichts</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Repetitions</source>
        <translation>Wiederholungen</translation>
    </message>
    <message>
        <source>Motions of each</source>
        <translation>Bewegungen je Modell</translation>
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
        <source>Report in</source>
        <translation>Bericht in</translation>
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
        <source>This model knows no styles</source>
        <translation>Dieses Modell kennt keine Stile</translation>
    </message>
    <message>
        <source>Tick at least one model.</source>
        <translation>Mindestens ein Modell ankreuzen.</translation>
    </message>
    <message>
        <source>Choose a data set.</source>
        <translation>Wählen Sie einen Datensatz.</translation>
    </message>
    <message>
        <source>There is no data set in this folder (it has no manifest.json).</source>
        <translation>In diesem Ordner liegt kein Datensatz (er hat keine manifest.json).</translation>
    </message>
    <message>
        <source>There is nobody to judge: train the recipe evaluator, or choose a folder with judges.</source>
        <translation>Niemand kann richten: das Rezept evaluator trainieren, oder einen Ordner mit Richtern wählen.</translation>
    </message>
    <message>
        <source>Choose a folder for the report.</source>
        <translation>Einen Ordner für den Bericht wählen.</translation>
    </message>
    <message>
        <source>There is a report or a run in this folder already.</source>
        <translation>In diesem Ordner liegt schon ein Bericht oder ein Lauf.</translation>
    </message>
    <message>
        <source>Stylized motion</source>
        <translation>Bewegung im Stil</translation>
    </message>
    <message>
        <source>Each caption of the test clips is done in a style: is the motion like real ones, does it show the caption, and is the style recognised?</source>
        <translation>Jede Beschreibung der Testclips wird in einem Stil ausgeführt: ist die Bewegung wie eine echte, zeigt sie die Beschreibung, und wird der Stil erkannt?</translation>
    </message>
    <message>
        <source>Text to motion</source>
        <translation>Text zu Bewegung</translation>
    </message>
    <message>
        <source>Each caption of the test clips is done without a style: is the motion like real ones, and does it show the caption?</source>
        <translation>Jede Beschreibung der Testclips wird ohne Stil ausgeführt: ist die Bewegung wie eine echte, und zeigt sie die Beschreibung?</translation>
    </message>
    <message>
        <source>New combinations</source>
        <translation>Neue Verbindungen</translation>
    </message>
    <message>
        <source>Contents in styles that training never saw together: does the model join what it learned apart?</source>
        <translation>Inhalte in Stilen, die das Training nie zusammen sah: verbindet das Modell, was es einzeln gelernt hat?</translation>
    </message>
    <message>
        <source>Style transfer</source>
        <translation>Stilübertragung</translation>
    </message>
    <message>
        <source>Real motions are done again in another style: is the style there, and is the content still the same?</source>
        <translation>Echte Bewegungen werden in einem anderen Stil noch einmal ausgeführt: ist der Stil da, und ist der Inhalt noch derselbe?</translation>
    </message>
    <message>
        <source>Plain prompts</source>
        <translation>Einfache Beschreibungen</translation>
    </message>
    <message>
        <source>Forty everyday prompts, measured on the finished motion: does it sit down, turn round, pick up? Needs no data set and no judges.</source>
        <translation>Vierzig alltägliche Beschreibungen, an der fertigen Bewegung gemessen: setzt sie sich, dreht sie sich um, hebt sie auf? Braucht keinen Datensatz und keine Richter.</translation>
    </message>
    <message>
        <source>your own, else those that come with the program</source>
        <translation>eigene, sonst die des Programms</translation>
    </message>
    <message>
        <source>A folder of evaluator and judge weights. Empty: your finished runs of the recipes evaluator and judge, else those that come with the program.</source>
        <translation>Ein Ordner mit Gewichten von Bewertern und Richtern. Leer: Ihre fertigen Läufe der Rezepte evaluator und judge, sonst die des Programms.</translation>
    </message>
    <message>
        <source>Sweep</source>
        <translation>Wertetafel</translation>
    </message>
    <message>
        <source>The first model with each pair of a style weight and a style guide: how much of the style costs how much of the content</source>
        <translation>Das erste Modell mit jedem Paar aus Stilgewicht und Stilführung: wie viel Stil wie viel Inhalt kostet</translation>
    </message>
    <message>
        <source>Style weights, with commas between</source>
        <translation>Stilgewichte, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>Style guides, with commas between</source>
        <translation>Stilführungen, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>The sweep takes style weights from 0 to 10 and style guides from 0 to 2, with commas between.</source>
        <translation>Die Wertetafel braucht Stilgewichte von 0 bis 10 und Stilführungen von 0 bis 2, durch Kommas getrennt und mit Dezimalpunkt.</translation>
    </message>
    <message>
        <source>Below a model stand other ways to use it, each a row of its own in the report</source>
        <translation>Unter einem Modell stehen andere Weisen, es zu verwenden, jede eine eigene Zeile im Bericht</translation>
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
    <message>
        <source>FBX for Maya, Unreal, Unity and MotionBuilder; GLB for Blender, Godot and the web; VRMA for avatars; USD for Omniverse and Houdini; BVH for everything else</source>
        <translation>FBX für Maya, Unreal, Unity und MotionBuilder; GLB für Blender, Godot und das Web; VRMA für Avatare; USD für Omniverse und Houdini; BVH für alles andere</translation>
    </message>
    <message>
        <source>Made for</source>
        <translation>Gemacht für</translation>
    </message>
    <message>
        <source>Sets names, root, unit and the order of the rotations as this program reads BVH best; each can be changed below</source>
        <translation>Stellt Namen, Wurzel, Einheit und Reihenfolge der Drehungen so ein, wie dieses Programm BVH am besten liest; alles lässt sich darunter ändern</translation>
    </message>
    <message>
        <source>any program</source>
        <translation>jedes Programm</translation>
    </message>
    <message>
        <source>in the hips, under a still bone</source>
        <translation>in der Hüfte, unter einem ruhenden Knochen</translation>
    </message>
    <message>
        <source>Most programs expect centimetres in FBX and BVH and metres in USD; glTF and VRMA are in metres always</source>
        <translation>Die meisten Programme erwarten Zentimeter in FBX und BVH und Meter in USD; glTF und VRMA sind immer in Metern</translation>
    </message>
    <message>
        <source>as usual in the format</source>
        <translation>wie im Format üblich</translation>
    </message>
    <message>
        <source>On my character, “%1”</source>
        <translation>Auf meiner Figur, „%1“</translation>
    </message>
    <message>
        <source>The motion as the view shows it, on the character&apos;s own skeleton</source>
        <translation>Die Bewegung, wie die Ansicht sie zeigt, auf dem eigenen Skelett der Figur</translation>
    </message>
    <message>
        <source>With its body, skin and materials</source>
        <translation>Mit Körper, Haut und Materialien</translation>
    </message>
    <message>
        <source>The character as it came, tied to its skeleton</source>
        <translation>Die Figur, wie sie kam, an ihr Skelett gebunden</translation>
    </message>
    <message>
        <source>as the character has them</source>
        <translation>wie die Figur sie hat</translation>
    </message>
    <message>
        <source>Not carried: %1.</source>
        <translation>Kommt nicht mit: %1.</translation>
    </message>
</context>
<context>
    <name>ui::FileDrops</name>
    <message>
        <source>Import as a take</source>
        <translation>Als Take importieren</translation>
    </message>
    <message>
        <source>Import as takes</source>
        <translation>Als Takes importieren</translation>
    </message>
    <message>
        <source>Open the project</source>
        <translation>Projekt öffnen</translation>
    </message>
    <message>
        <source>Make a motion from the key points</source>
        <translation>Aus den Schlüsselpunkten eine Bewegung machen</translation>
    </message>
    <message>
        <source>This is no motion and no project</source>
        <translation>Das ist keine Bewegung und kein Projekt</translation>
    </message>
    <message>
        <source>“%1” is no motion, no project and no key points of a video. Motion is BVH, FBX, glTF, Collada, AMC or NPY.</source>
        <translation>„%1“ ist keine Bewegung, kein Projekt und keine Punkte eines Videos. Bewegung ist BVH, FBX, glTF, Collada, AMC oder NPY.</translation>
    </message>
</context>
<context>
    <name>ui::FilmDialog</name>
    <message>
        <source>All views side by side</source>
        <translation>Alle Ansichten nebeneinander</translation>
    </message>
    <message>
        <source>The camera goes once around</source>
        <translation>Die Kamera geht einmal herum</translation>
    </message>
    <message>
        <source>Render the view</source>
        <translation>Ansicht rendern</translation>
    </message>
    <message>
        <source>Pictures (PNG, numbered)</source>
        <translation>Bilder (PNG, nummeriert)</translation>
    </message>
    <message>
        <source>GIF</source>
        <translation>GIF</translation>
    </message>
    <message>
        <source>WebP</source>
        <translation>WebP</translation>
    </message>
    <message>
        <source>Film (MP4)</source>
        <translation>Film (MP4)</translation>
    </message>
    <message>
        <source>Needs the program ffmpeg, which is not installed.</source>
        <translation>Braucht das Programm ffmpeg, das nicht installiert ist.</translation>
    </message>
    <message>
        <source>As the view (%1 × %2)</source>
        <translation>Wie die Ansicht (%1 × %2)</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source> a second</source>
        <translation> je Sekunde</translation>
    </message>
    <message>
        <source>The whole take</source>
        <translation>Der ganze Take</translation>
    </message>
    <message>
        <source>The range, %1 to %2 s</source>
        <translation>Der Bereich, %1 bis %2 s</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Render</source>
        <translation>Rendern</translation>
    </message>
    <message numerus="yes">
        <source>%1 s, %n pictures</source>
        <translation>
            <numerusform>%1 s, %n Bild</numerusform>
            <numerusform>%1 s, %n Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>Strip of poses (one PNG)</source>
        <translation>Streifen von Posen (ein PNG)</translation>
    </message>
    <message>
        <source>As the view</source>
        <translation>Wie die Ansicht</translation>
    </message>
    <message>
        <source>White</source>
        <translation>Weiß</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>Schwarz</translation>
    </message>
    <message>
        <source>Green, to be keyed out</source>
        <translation>Grün, zum Ausstanzen</translation>
    </message>
    <message>
        <source>One colour goes without the lines on the floor. Shadow and path are as View has them.</source>
        <translation>Eine Farbe kommt ohne die Linien auf dem Boden. Schatten und Weg sind wie unter Ansicht.</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>Hintergrund</translation>
    </message>
    <message>
        <source>Poses</source>
        <translation>Posen</translation>
    </message>
</context>
<context>
    <name>ui::FilmRecorder</name>
    <message>
        <source>Film %1</source>
        <translation>Film %1</translation>
    </message>
    <message>
        <source>Strip %1</source>
        <translation>Streifen %1</translation>
    </message>
    <message>
        <source>left limbs</source>
        <translation>linke Glieder</translation>
    </message>
    <message>
        <source>right limbs</source>
        <translation>rechte Glieder</translation>
    </message>
    <message>
        <source>line: floor, y = 0    under the poses: time, distance of the root from its start, and when each foot stands</source>
        <translation>Linie: Boden, y = 0    unter den Posen: Zeit, Abstand der Wurzel vom Anfang, und wann jeder Fuß steht</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>front</source>
        <translation>vorn</translation>
    </message>
    <message>
        <source>side</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>%1 s, %2 frames at %3 fps</source>
        <translation>%1 s, %2 Bilder bei %3 fps</translation>
    </message>
    <message>
        <source>root travels %1 m</source>
        <translation>Wurzel geht %1 m</translation>
    </message>
    <message>
        <source>lowest joint %1 cm</source>
        <translation>tiefstes Gelenk %1 cm</translation>
    </message>
    <message>
        <source>drawn at %1 % of the size</source>
        <translation>gezeichnet mit %1 % der Größe</translation>
    </message>
    <message>
        <source>from above, grid %1 m</source>
        <translation>von oben, Raster %1 m</translation>
    </message>
    <message>
        <source>%1 more clips do not fit into one picture</source>
        <translation>%1 weitere Clips passen nicht in ein Bild</translation>
    </message>
</context>
<context>
    <name>ui::FilmTools</name>
    <message>
        <source>Saved %1</source>
        <translation>Gespeichert: %1</translation>
    </message>
    <message>
        <source>Contact sheet</source>
        <translation>Kontaktbogen</translation>
    </message>
</context>
<context>
    <name>ui::FloorPath</name>
    <message>
        <source>The way point at %1 s is beyond the end.</source>
        <translation>Der Wegpunkt bei %1 s liegt hinter dem Ende.</translation>
    </message>
    <message>
        <source>Two way points are at %1 s.</source>
        <translation>Zwei Wegpunkte liegen bei %1 s.</translation>
    </message>
    <message>
        <source>%1 m/s to way point %2 is too fast.</source>
        <translation>%1 m/s zu Wegpunkt %2 ist zu schnell.</translation>
    </message>
    <message>
        <source>The key pose at %1 s is beyond the end.</source>
        <translation>Die Schlüsselpose bei %1 s liegt hinter dem Ende.</translation>
    </message>
    <message>
        <source>%1 cannot be led along a path; the default model can.</source>
        <translation>%1 lässt sich nicht auf einem Pfad führen; das Standardmodell schon.</translation>
    </message>
    <message>
        <source>Way point %1 at %2 s</source>
        <translation>Wegpunkt %1 bei %2 s</translation>
    </message>
    <message>
        <source>%1 m/s from the one before</source>
        <translation>%1 m/s vom vorigen</translation>
    </message>
    <message>
        <source>facing %1°</source>
        <translation>Blick %1°</translation>
    </message>
    <message>
        <source>There are as many way points as the motion has frames.</source>
        <translation>Es gibt schon so viele Wegpunkte, wie die Bewegung Bilder hat.</translation>
    </message>
    <message>
        <source>The left foot is told to stand after the end.</source>
        <translation>Der linke Fuß soll nach dem Ende stehen.</translation>
    </message>
    <message>
        <source>The right foot is told to stand after the end.</source>
        <translation>Der rechte Fuß soll nach dem Ende stehen.</translation>
    </message>
    <message>
        <source>The way point at %1 s lies in what is frozen.</source>
        <translation>Der Wegpunkt bei %1 s liegt im Eingefrorenen.</translation>
    </message>
    <message>
        <source>Beside a path, freeze parts of one take.</source>
        <translation>Neben einem Pfad nur Teile eines Takes einfrieren.</translation>
    </message>
</context>
<context>
    <name>ui::FrameRateChoice</name>
    <message>
        <source>Frame rate</source>
        <translation>Bildrate</translation>
    </message>
    <message>
        <source>Frames a second in which the timeline counts, steps and scrubs. The motion itself stays as it was made.</source>
        <translation>Bilder je Sekunde, in denen die Zeitleiste zählt, geht und fährt. Die Bewegung selbst bleibt, wie sie gemacht wurde.</translation>
    </message>
    <message>
        <source>%1 fps</source>
        <translation>%1 fps</translation>
    </message>
    <message>
        <source>%1 fps, as made</source>
        <translation>%1 fps, wie gemacht</translation>
    </message>
</context>
<context>
    <name>ui::FrontierPlot</name>
    <message>
        <source>These numbers are not in the report.</source>
        <translation>Diese Zahlen stehen nicht im Bericht.</translation>
    </message>
</context>
<context>
    <name>ui::FrozenStretches</name>
    <message>
        <source>%1 makes a motion as a whole and keeps no part of one; the default model does.</source>
        <translation>%1 macht eine Bewegung als Ganzes und behält keinen Teil davon; das Standardmodell kann das.</translation>
    </message>
    <message>
        <source>Nothing is shown yet that could be kept: generate a take first.</source>
        <translation>Es wird noch nichts gezeigt, das bleiben könnte: Erzeugen Sie zuerst einen Take.</translation>
    </message>
    <message>
        <source>The shown take ends at %1 s, before this begins.</source>
        <translation>Der gezeigte Take endet bei %1 s, bevor dies beginnt.</translation>
    </message>
    <message>
        <source>The actions end at %1 s, before this begins.</source>
        <translation>Die Aktionen enden bei %1 s, bevor dies beginnt.</translation>
    </message>
    <message>
        <source>All of this is frozen: let it thaw to make it again.</source>
        <translation>Das alles ist eingefroren: Tauen Sie es auf, um es neu zu machen.</translation>
    </message>
    <message>
        <source>a take that was removed</source>
        <translation>einem entfernten Take</translation>
    </message>
    <message>
        <source>Frozen from %1 to %2 s, as in “%3”: it stays as it is when you generate.</source>
        <translation>Eingefroren von %1 bis %2 s, wie in „%3“: Beim Erzeugen bleibt es, wie es ist.</translation>
    </message>
</context>
<context>
    <name>ui::GenerationController</name>
    <message>
        <source>Loading the model</source>
        <translation>Das Modell wird geladen</translation>
    </message>
    <message>
        <source>%1 again</source>
        <translation>%1 noch einmal</translation>
    </message>
    <message>
        <source>%1 to %2 s again</source>
        <translation>%1 bis %2 s neu</translation>
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
    <message>
        <source>Preview while dragging</source>
        <translation>Vorschau beim Ziehen</translation>
    </message>
    <message>
        <source>The shown take follows a slider with quick, rough motions while you drag it, and becomes a take of full quality when you let go.</source>
        <translation>Der gezeigte Take folgt einem Regler mit schnellen, groben Bewegungen, während Sie ihn ziehen, und wird beim Loslassen ein Take in voller Qualität.</translation>
    </message>
    <message>
        <source>This changes over time: the line in the timeline says how.</source>
        <translation>Das ändert sich im Lauf der Zeit: Die Linie in der Zeitleiste sagt, wie.</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
</context>
<context>
    <name>ui::HelpTools</name>
    <message>
        <source>Say what happens</source>
        <translation>Was geschehen soll</translation>
    </message>
    <message>
        <source>Write in English what a person does, as you would to an actor: “a person walks forward and waves”. A new line is a further action.</source>
        <translation>Schreiben Sie auf Englisch, was ein Mensch tut, wie zu einem Schauspieler: „a person walks forward and waves“. Eine neue Zeile ist eine weitere Aktion.</translation>
    </message>
    <message>
        <source>Say how</source>
        <translation>Auf welche Art</translation>
    </message>
    <message>
        <source>Pick the manner in which it is done: old, proud, angry … A motion file of your own, dropped here, is a style as well.</source>
        <translation>Wählen Sie die Art, in der es getan wird: alt, stolz, wütend … Auch eine eigene Bewegungsdatei, hier abgelegt, ist ein Stil.</translation>
    </message>
    <message>
        <source>Make it</source>
        <translation>Erzeugen</translation>
    </message>
    <message>
        <source>Generate (Ctrl+Enter) takes some seconds. Every motion stays as a take in the list on the right: click to see it, drag it onto a view, save it for Blender, Maya or Unreal. F1 explains the panel that you are in, Help &gt; Sample projects shows what can be done.</source>
        <translation>Erzeugen (Strg+Eingabe) dauert einige Sekunden. Jede Bewegung bleibt als Take in der Liste rechts: anklicken, um ihn zu sehen, auf eine Ansicht ziehen, für Blender, Maya oder Unreal speichern. F1 erklärt das Feld, in dem Sie sind, Hilfe &gt; Beispielprojekte zeigt, was geht.</translation>
    </message>
    <message>
        <source>Mouse in the views, as in</source>
        <translation>Maus in den Ansichten wie in</translation>
    </message>
</context>
<context>
    <name>ui::HelpWindow</name>
    <message>
        <source>Help — Gesto Studio</source>
        <translation>Hilfe — Gesto Studio</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>In der Hilfe suchen</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>No page has all of these words: %1</source>
        <translation>Keine Seite hat alle diese Wörter: %1</translation>
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
    <message>
        <source>What is done, assumed or goes wrong is written down here.</source>
        <translation>Was getan wird, angenommen wurde oder schiefgeht, steht hier.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: done</source>
        <translation>%1: fertig</translation>
    </message>
    <message>
        <source>%1: stopped</source>
        <translation>%1: angehalten</translation>
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
    <name>ui::JointPlot</name>
    <message>
        <source>Curves</source>
        <translation>Kurven</translation>
    </message>
    <message>
        <source>Choose joints, or click one in the view</source>
        <translation>Wählen Sie Gelenke, oder klicken Sie eines in der Ansicht an</translation>
    </message>
    <message>
        <source>These joints have no bend: choose a knee, an elbow, the neck</source>
        <translation>Diese Gelenke haben keine Beugung: wählen Sie Knie, Ellbogen oder Hals</translation>
    </message>
    <message>
        <source>%1 s · frame %2</source>
        <translation>%1 s · Bild %2</translation>
    </message>
</context>
<context>
    <name>ui::KeyLane</name>
    <message>
        <source>Key poses</source>
        <translation>Schlüsselposen</translation>
    </message>
    <message>
        <source>%1 to %2 s</source>
        <translation>%1 bis %2 s</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Whole body</source>
        <translation>Ganzer Körper</translation>
    </message>
    <message>
        <source>Where it was on the floor</source>
        <translation>Wo sie am Boden stand</translation>
    </message>
    <message>
        <source>Go to its frame</source>
        <translation>Zu ihrem Bild gehen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove all key poses</source>
        <translation>Alle Schlüsselposen entfernen</translation>
    </message>
    <message>
        <source>The motion goes through these poses. Drag a key to move it, with Ctrl to hold the pose; double-click goes to its frame, a right click pins single joints, Delete removes.</source>
        <translation>Die Bewegung geht durch diese Posen. Ziehen verschiebt eine Marke, mit Strg wird die Pose gehalten; Doppelklick geht zu ihrem Bild, Rechtsklick setzt einzelne Gelenke, Entf entfernt.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Exchange left and right</source>
        <translation>Links und rechts vertauschen</translation>
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
    <name>ui::LiveLink</name>
    <message>
        <source>Starting the live link</source>
        <translation>Live-Verbindung wird gestartet</translation>
    </message>
    <message>
        <source>Live link: %1</source>
        <translation>Live-Verbindung: %1</translation>
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
        <source>Gesto Studio did not close properly. There is unsaved work on “%1” from %2.</source>
        <translation>Gesto Studio wurde nicht richtig beendet. Es gibt ungesicherte Arbeit an „%1“ vom %2.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Saved %1. Not carried: %2.</source>
        <translation>%1 gespeichert. Nicht mitgekommen: %2.</translation>
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
    <name>ui::MetricsWindow</name>
    <message>
        <source>Metrics — Gesto Studio</source>
        <translation>Metriken — Gesto Studio</translation>
    </message>
    <message>
        <source>New evaluation…</source>
        <translation>Neue Auswertung…</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <source>Read a report.json of gesto evaluate</source>
        <translation>Eine report.json von gesto evaluate lesen</translation>
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
        <source>What was generated is kept; it can go on later</source>
        <translation>Was erzeugt wurde, bleibt; es kann später weitergehen</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>Aus der Liste</translation>
    </message>
    <message>
        <source>Its files stay where they are</source>
        <translation>Seine Dateien bleiben, wo sie sind</translation>
    </message>
    <message>
        <source>Rows of the same name are compared. Green and ▲: clearly better, red and ▼: clearly worse, that is by more than the interval of the difference.</source>
        <translation>Zeilen gleichen Namens werden verglichen. Grün und ▲: deutlich besser, rot und ▼: deutlich schlechter, also um mehr als das Intervall des Unterschieds.</translation>
    </message>
    <message>
        <source>Main numbers only</source>
        <translation>Nur Hauptzahlen</translation>
    </message>
    <message>
        <source>Leave out what second judges say</source>
        <translation>Auslassen, was zweite Richter sagen</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern als…</translation>
    </message>
    <message>
        <source>HTML to read, CSV for a spreadsheet, JSON for programs</source>
        <translation>HTML zum Lesen, CSV für Tabellen, JSON für Programme</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>Vergleichen mit</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Reports (*.json)</source>
        <translation>Berichte (*.json)</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>Gesichert: %1</translation>
    </message>
    <message>
        <source>comes with the program</source>
        <translation>gehört zum Programm</translation>
    </message>
    <message>
        <source>opened</source>
        <translation>geöffnet</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>No report chosen</source>
        <translation>Kein Bericht gewählt</translation>
    </message>
    <message>
        <source>Its process is gone; “Resume” goes on with what was generated.</source>
        <translation>Sein Prozess ist nicht mehr da; „Fortsetzen“ geht mit dem weiter, was erzeugt wurde.</translation>
    </message>
    <message>
        <source>There is no report in “%1”.</source>
        <translation>In „%1“ liegt kein Bericht.</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>Page (*.html);;Table (*.csv);;Report (*.json)</source>
        <translation>Seite (*.html);;Tabelle (*.csv);;Bericht (*.json)</translation>
    </message>
    <message>
        <source>Data set %1 (%2), seed %3, repetitions: %4</source>
        <translation>Datensatz %1 (%2), Startwert %3, Wiederholungen: %4</translation>
    </message>
    <message>
        <source>Before comparing</source>
        <translation>Vor dem Vergleichen</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Recognised, the worst first</source>
        <translation>Erkannt, das Schlechteste zuerst</translation>
    </message>
    <message>
        <source>Judges</source>
        <translation>Richter</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Published elsewhere: other data, other judges, not to be compared with the numbers above</source>
        <translation>Anderswo veröffentlicht: andere Daten, andere Richter, nicht mit den Zahlen oben zu vergleichen</translation>
    </message>
    <message>
        <source>Show Motions</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>Blind Votes…</source>
        <translation>Blind abstimmen…</translation>
    </message>
    <message>
        <source>Two motions of the same prompt side by side, without names: which is better? The report then ranks its rows by the votes.</source>
        <translation>Zwei Bewegungen derselben Beschreibung nebeneinander, ohne Namen: welche ist besser? Der Bericht ordnet seine Zeilen dann nach den Stimmen.</translation>
    </message>
    <message>
        <source>The sliders stand at style %1 and style guide %2 now.</source>
        <translation>Die Regler stehen jetzt auf Stil %1 und Stilführung %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n motion(s) became takes of the project.</source>
        <translation>
            <numerusform>%n Bewegung ist jetzt ein Take des Projekts.</numerusform>
            <numerusform>%n Bewegungen sind jetzt Takes des Projekts.</numerusform>
        </translation>
    </message>
    <message>
        <source>The motions of this report are not on this computer: an evaluation of your own keeps them</source>
        <translation>Die Bewegungen dieses Berichts liegen nicht auf diesem Rechner: eine eigene Auswertung behält sie</translation>
    </message>
    <message>
        <source>Real motions lie in the data set, not in the report</source>
        <translation>Echte Bewegungen liegen im Datensatz, nicht im Bericht</translation>
    </message>
    <message>
        <source>Choose a row of the table first</source>
        <translation>Zuerst eine Zeile der Tabelle wählen</translation>
    </message>
    <message>
        <source>A few motions of the row become takes; again: the next few. A double click does the same.</source>
        <translation>Einige Bewegungen der Zeile werden Takes; nochmals: die nächsten. Ein Doppelklick tut dasselbe.</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt; strength %2 ± %3: liked better than an average row in %4 % of cases (%5 votes)</source>
        <translation>&lt;b&gt;%1&lt;/b&gt; Stärke %2 ± %3: in %4 % der Fälle lieber gesehen als eine durchschnittliche Zeile (%5 Stimmen)</translation>
    </message>
    <message>
        <source>Blind votes, the best first</source>
        <translation>Blind abgestimmt, die beste zuerst</translation>
    </message>
    <message>
        <source>Captions</source>
        <translation>Beschreibungen</translation>
    </message>
    <message>
        <source>%1 different ones may be asked; %2 of them stand in training word for word, %3 nearly.</source>
        <translation>%1 verschiedene können gefragt werden; %2 davon stehen wörtlich im Training, %3 beinahe.</translation>
    </message>
    <message>
        <source>held</source>
        <translation>gilt</translation>
    </message>
    <message>
        <source>&lt;b&gt;not held&lt;/b&gt;</source>
        <translation>&lt;b&gt;gilt nicht&lt;/b&gt;</translation>
    </message>
    <message>
        <source>undecided</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>%1 ahead of %2</source>
        <translation>%1 vor %2</translation>
    </message>
    <message>
        <source>The papers&apos; orderings: undecided where the difference lies inside its interval</source>
        <translation>Die Reihenfolgen der Veröffentlichungen: offen, wo der Unterschied in seinem Intervall liegt</translation>
    </message>
</context>
<context>
    <name>ui::ModelLibraryWindow</name>
    <message>
        <source>Models — Gesto Studio</source>
        <translation>Modelle — Gesto Studio</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren…</translation>
    </message>
    <message>
        <source>Checkpoints that authors published, or a folder of them. Or drop them here.</source>
        <translation>Veröffentlichte Gewichte der Autoren, oder ein Ordner mit ihnen. Oder sie hierher ziehen.</translation>
    </message>
    <message>
        <source>Models of your own are made in the training window, or imported: drop the authors&apos; files here.</source>
        <translation>Eigene Modelle entstehen im Trainingsfenster, oder durch Importieren: die Dateien der Autoren hierher ziehen.</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>Choose it for the open project</source>
        <translation>Für das offene Projekt wählen</translation>
    </message>
    <message>
        <source>Make default</source>
        <translation>Zum Standard machen</translation>
    </message>
    <message>
        <source>New projects begin with it, and the open one goes on with it</source>
        <translation>Neue Projekte beginnen damit, und das offene geht damit weiter</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Into the trash</source>
        <translation>In den Papierkorb</translation>
    </message>
    <message>
        <source>Checkpoints of a model</source>
        <translation>Gewichtsdateien eines Modells</translation>
    </message>
    <message>
        <source>Checkpoints (*.ckpt *.pt *.pth *.bin *.tar *.safetensors *.npy *.npz *.json *.txt *.gz);;All files (*)</source>
        <translation>Gewichtsdateien (*.ckpt *.pt *.pth *.bin *.tar *.safetensors *.npy *.npz *.json *.txt *.gz);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>“%1” is in the trash.</source>
        <translation>„%1“ liegt im Papierkorb.</translation>
    </message>
    <message>
        <source>your own</source>
        <translation>Ihr eigenes</translation>
    </message>
    <message>
        <source>comes with the program</source>
        <translation>gehört zum Programm</translation>
    </message>
    <message>
        <source>for new projects</source>
        <translation>für neue Projekte</translation>
    </message>
    <message>
        <source>No model is there</source>
        <translation>Es ist kein Modell da</translation>
    </message>
    <message>
        <source>Can:</source>
        <translation>Kann:</translation>
    </message>
    <message>
        <source>Licence of its data:</source>
        <translation>Lizenz seiner Daten:</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>Origin:</source>
        <translation>Herkunft:</translation>
    </message>
    <message>
        <source>File:</source>
        <translation>Datei:</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Nothing more is told of this model: there is no card beside its file.</source>
        <translation>Mehr ist von diesem Modell nicht gesagt: neben seiner Datei liegt keine Karte.</translation>
    </message>
    <message>
        <source>Rename the model</source>
        <translation>Modell umbenennen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>%1 wird gelesen…</translation>
    </message>
    <message>
        <source>Left out, belongs to no part of the model: %1</source>
        <translation>Ausgelassen, gehört zu keinem Teil des Modells: %1</translation>
    </message>
    <message>
        <source>“%1” is in your library. Found: %2.</source>
        <translation>„%1“ ist in Ihrer Bibliothek. Gefunden: %2.</translation>
    </message>
    <message>
        <source>Missing, or of another shape: %1</source>
        <translation>Fehlt, oder hat eine andere Form: %1</translation>
    </message>
    <message numerus="yes">
        <source>These files are not a whole model (%1): %n tensor(s) are missing or have another shape. Nothing was kept.</source>
        <translation>
            <numerusform>Diese Dateien sind kein ganzes Modell (%1): %n Tensor fehlt oder hat eine andere Form. Nichts wurde behalten.</numerusform>
            <numerusform>Diese Dateien sind kein ganzes Modell (%1): %n Tensoren fehlen oder haben eine andere Form. Nichts wurde behalten.</numerusform>
        </translation>
    </message>
    <message>
        <source>These files hold a part (%1), which makes no motion by itself. Nothing was kept.</source>
        <translation>Diese Dateien enthalten einen Teil (%1), der allein keine Bewegung macht. Nichts wurde behalten.</translation>
    </message>
</context>
<context>
    <name>ui::ModelShelf</name>
    <message>
        <source>Making the model %1</source>
        <translation>Modell %1 wird gemacht</translation>
    </message>
    <message>
        <source>Importing %1</source>
        <translation>%1 wird importiert</translation>
    </message>
</context>
<context>
    <name>ui::MyCharacter</name>
    <message>
        <source>Reading %1</source>
        <translation>%1 wird gelesen</translation>
    </message>
</context>
<context>
    <name>ui::NavigationChoice</name>
    <message>
        <source>Gesto: left turns, right or middle moves</source>
        <translation>Gesto: links dreht, rechts oder Mitte verschiebt</translation>
    </message>
    <message>
        <source>Maya: with Alt left turns, middle moves, right zooms</source>
        <translation>Maya: mit Alt dreht links, verschiebt Mitte, zoomt rechts</translation>
    </message>
    <message>
        <source>Blender: middle turns, with Shift moves, with Ctrl zooms</source>
        <translation>Blender: Mitte dreht, mit Umschalt verschiebt, mit Strg zoomt</translation>
    </message>
</context>
<context>
    <name>ui::NearClipSearch</name>
    <message>
        <source>Look for clips</source>
        <translation>Clips suchen</translation>
    </message>
</context>
<context>
    <name>ui::NearClipTile</name>
    <message>
        <source>Use</source>
        <translation>Nehmen</translation>
    </message>
    <message>
        <source>%1 near · %2 s</source>
        <translation>%1 nah · %2 s</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Genommen</translation>
    </message>
    <message>
        <source>The next motion is made beside this clip; press again to leave it out</source>
        <translation>Die nächste Bewegung entsteht neben diesem Clip; noch einmal drücken lässt ihn weg</translation>
    </message>
</context>
<context>
    <name>ui::NearClipsDialog</name>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Use none</source>
        <translation>Keinen nehmen</translation>
    </message>
    <message>
        <source>Clips beside the motion</source>
        <translation>Clips neben der Bewegung</translation>
    </message>
    <message>
        <source>A folder of your motion files, or a built data set</source>
        <translation>Ein Ordner mit Ihren Bewegungsdateien oder ein gebauter Datensatz</translation>
    </message>
    <message>
        <source>What the clips are to show</source>
        <translation>Was die Clips zeigen sollen</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Einen Ordner wählen</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>Folder of motions</source>
        <translation>Ordner mit Bewegungen</translation>
    </message>
    <message>
        <source>Clips that show something like the prompt shape what is made of it. Their names say what they show, or a table captions.tsv beside them.</source>
        <translation>Clips, die etwas wie die Beschreibung zeigen, prägen, was daraus wird. Was sie zeigen, sagen ihre Namen oder eine Tabelle captions.tsv daneben.</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Sucht…</translation>
    </message>
    <message>
        <source>The nearest %1 of %2 clips</source>
        <translation>Die nächsten %1 von %2 Clips</translation>
    </message>
    <message>
        <source>%1 makes no motions beside clips; %2 does.</source>
        <translation>%1 macht keine Bewegungen neben Clips; %2 kann es.</translation>
    </message>
    <message>
        <source>No model here makes motions beside clips: it takes a ReMoDiffuse. Train &gt; Training… makes one, and the authors&apos; can be imported.</source>
        <translation>Kein Modell hier macht Bewegungen neben Clips: dazu braucht es ein ReMoDiffuse. Training &gt; Training… macht eines, und das der Autoren kann importiert werden.</translation>
    </message>
    <message>
        <source>Take %1</source>
        <translation>%1 nehmen</translation>
    </message>
    <message>
        <source>At most %1 clips stand beside a motion</source>
        <translation>Höchstens %1 Clips stehen neben einer Bewegung</translation>
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
        <translation>Wählen Sie einen Datensatz.</translation>
    </message>
    <message>
        <source>There is no data set in this folder (it has no manifest.json).</source>
        <translation>In diesem Ordner liegt kein Datensatz (er hat keine manifest.json).</translation>
    </message>
    <message>
        <source>Choose a folder for the run.</source>
        <translation>Wählen Sie einen Ordner für den Lauf.</translation>
    </message>
    <message>
        <source>There is a run in this folder already.</source>
        <translation>In diesem Ordner liegt schon ein Lauf.</translation>
    </message>
    <message>
        <source>The learning rate is a number above 0.</source>
        <translation>Die Lernrate ist eine Zahl über 0.</translation>
    </message>
    <message>
        <source>Build…</source>
        <translation>Bauen…</translation>
    </message>
    <message>
        <source>A data set from a folder of motions</source>
        <translation>Ein Datensatz aus einem Ordner mit Bewegungen</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>Graphics card</source>
        <translation>Grafikkarte</translation>
    </message>
    <message>
        <source>A graphics card needs a LibTorch that has one; a run without says so and ends</source>
        <translation>Eine Grafikkarte braucht eine LibTorch, die sie kennt; sonst sagt der Lauf es und endet</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
</context>
<context>
    <name>ui::PathLane</name>
    <message>
        <source>Way points</source>
        <translation>Wegpunkte</translation>
    </message>
    <message>
        <source>Go to its frame</source>
        <translation>Zu ihrem Bild gehen</translation>
    </message>
    <message>
        <source>Look along the way</source>
        <translation>In Richtung des Wegs blicken</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove the path</source>
        <translation>Den Pfad entfernen</translation>
    </message>
    <message>
        <source>When the figure is at the way points of its path. Drag one to come earlier or later; double-click goes to its frame, Delete removes.</source>
        <translation>Wann die Figur an den Wegpunkten ihres Pfads ist. Ziehen macht früher oder später daraus; Doppelklick geht zum Bild, Entf entfernt.</translation>
    </message>
</context>
<context>
    <name>ui::PathOverlay</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Click on the floor where the figure begins. Esc ends.</source>
        <translation>Klicken Sie auf den Boden, wo die Figur beginnt. Esc beendet.</translation>
    </message>
    <message>
        <source>Click: next way point · drag: move · handle: facing · Delete · Esc ends</source>
        <translation>Klick: nächster Wegpunkt · Ziehen: verschieben · Griff: Blick · Entf · Esc beendet</translation>
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
    <name>ui::PinnedPoses</name>
    <message>
        <source>%1 cannot be led through poses; the default model can.</source>
        <translation>%1 lässt sich nicht durch Posen führen; das Standardmodell schon.</translation>
    </message>
    <message>
        <source>Nothing is shown yet that has a pose: generate a take or import a clip first.</source>
        <translation>Es ist noch nichts zu sehen, das eine Pose hat: Erzeuge erst einen Take oder importiere einen Clip.</translation>
    </message>
    <message>
        <source>No pose was copied yet: Copy Pose takes the one that is shown.</source>
        <translation>Es wurde noch keine Pose kopiert: „Pose kopieren“ nimmt die, die zu sehen ist.</translation>
    </message>
    <message>
        <source>The actions end at %1 s, before the playhead: there is nothing to be led through the pose.</source>
        <translation>Die Aktionen enden bei %1 s, vor dem Abspielkopf: Dort ist nichts, das durch die Pose geführt werden könnte.</translation>
    </message>
    <message>
        <source>What is frozen from %1 to %2 s stays as it is: let it thaw to pin a pose there.</source>
        <translation>Was von %1 bis %2 s eingefroren ist, bleibt, wie es ist: Taue es auf, um dort eine Pose zu setzen.</translation>
    </message>
    <message>
        <source>Whole body</source>
        <translation>Ganzer Körper</translation>
    </message>
    <message>
        <source>a take that was removed</source>
        <translation>ein Take, der entfernt wurde</translation>
    </message>
    <message>
        <source>%1, held from %2 to %3 s</source>
        <translation>%1, gehalten von %2 bis %3 s</translation>
    </message>
    <message>
        <source>%1 at %2 s</source>
        <translation>%1 bei %2 s</translation>
    </message>
    <message>
        <source>as in “%1” at %2 s</source>
        <translation>wie in „%1“ bei %2 s</translation>
    </message>
    <message>
        <source>in the same place on the floor</source>
        <translation>an derselben Stelle am Boden</translation>
    </message>
    <message>
        <source>wherever the motion is then</source>
        <translation>wo die Bewegung dann gerade ist</translation>
    </message>
    <message>
        <source>Pinned at %1 s. A right click on the key pins single joints.</source>
        <translation>Gesetzt bei %1 s. Ein Rechtsklick auf die Marke setzt einzelne Gelenke.</translation>
    </message>
    <message>
        <source>Copied the pose at %1 s of “%2”.</source>
        <translation>Die Pose bei %1 s von „%2“ ist kopiert.</translation>
    </message>
    <message>
        <source>posed by hand</source>
        <translation>von Hand gestellt</translation>
    </message>
    <message>
        <source>Copied the key pose at %1 s.</source>
        <translation>Die Schlüsselpose bei %1 s ist kopiert.</translation>
    </message>
    <message>
        <source>Pinned at %1 s: %2. The next motion takes this pose.</source>
        <translation>Gesetzt bei %1 s: %2. Gilt für die nächste Bewegung.</translation>
    </message>
</context>
<context>
    <name>ui::PlannedStands</name>
    <message>
        <source>%1 cannot be told when feet stand; the default model can.</source>
        <translation>%1 lässt sich nicht sagen, wann Füße stehen; das Standardmodell schon.</translation>
    </message>
</context>
<context>
    <name>ui::PoseOverlay</name>
    <message>
        <source>%1 cm</source>
        <translation>%1 cm</translation>
    </message>
    <message>
        <source>%1°</source>
        <translation>%1°</translation>
    </message>
    <message>
        <source>Click a joint to pose it · Esc ends</source>
        <translation>Gelenk anklicken, um es zu stellen · Esc beendet</translation>
    </message>
    <message>
        <source>Turn: drag a ring · Ctrl: by 15° · W: move · X: axes of the part · Esc</source>
        <translation>Drehen: Ring ziehen · Strg: je 15° · W: bewegen · X: Achsen des Körperteils · Esc</translation>
    </message>
    <message>
        <source>Move: drag an arrow or the middle · Ctrl: by 5 cm · E: turn · X: axes of the part · Esc</source>
        <translation>Bewegen: Pfeil oder Mitte ziehen · Strg: je 5 cm · E: drehen · X: Achsen des Körperteils · Esc</translation>
    </message>
</context>
<context>
    <name>ui::PosePopup</name>
    <message>
        <source>Pose library</source>
        <translation>Posenbibliothek</translation>
    </message>
    <message>
        <source>No pose is kept yet: “Keep pose in the library” keeps the one that is shown.</source>
        <translation>Noch ist keine Pose abgelegt: „Pose in die Bibliothek legen“ behält die, die zu sehen ist.</translation>
    </message>
    <message>
        <source>A click pins the pose at the playhead. F2 renames, Delete removes.</source>
        <translation>Ein Klick setzt die Pose am Abspielkopf. F2 benennt um, Entf entfernt.</translation>
    </message>
</context>
<context>
    <name>ui::PoseTools</name>
    <message>
        <source>No joint is chosen: W, and a click on one in the view.</source>
        <translation>Kein Gelenk ist gewählt: W und ein Klick auf eines in der Ansicht.</translation>
    </message>
</context>
<context>
    <name>ui::Posing</name>
    <message>
        <source>“%1” is on another body: Motion &gt; Clean up puts it on the studio&apos;s own, which can be posed.</source>
        <translation>„%1“ ist auf einem anderen Körper: Bewegung &gt; Bereinigen bringt es auf den des Studios, der gestellt werden kann.</translation>
    </message>
    <message>
        <source>No joint is chosen: W, and a click on one in the view.</source>
        <translation>Kein Gelenk ist gewählt: W und ein Klick auf eines in der Ansicht.</translation>
    </message>
</context>
<context>
    <name>ui::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Look and mouse</source>
        <translation>Aussehen und Maus</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>As the desktop has it</source>
        <translation>Wie der Desktop</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Mouse in the views</source>
        <translation>Maus in den Ansichten</translation>
    </message>
    <message>
        <source>The wheel zooms and a double-click frames in all three.</source>
        <translation>Das Rad zoomt und ein Doppelklick rahmt ein, in allen dreien.</translation>
    </message>
    <message>
        <source>Search commands</source>
        <translation>Befehle suchen</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Taste</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>Wie zuvor</translation>
    </message>
    <message>
        <source>All as they were</source>
        <translation>Alle wie zuvor</translation>
    </message>
    <message>
        <source>%1 is also the key of: %2</source>
        <translation>%1 ist auch die Taste von: %2</translation>
    </message>
    <message>
        <source>Timeline counts</source>
        <translation>Zeitleiste zählt</translation>
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
    <message>
        <source>Restoring %1</source>
        <translation>%1 wird wiederhergestellt</translation>
    </message>
</context>
<context>
    <name>ui::PromptPanel</name>
    <message>
        <source>What does the character do? For example: a person walks forward and waves</source>
        <translation>Was tut die Figur? Auf Englisch, zum Beispiel: a person walks forward and waves</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
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
        <source>styles put on afterwards by the default model</source>
        <translation>Stile gibt danach das Standardmodell</translation>
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
    <message>
        <source>Describe the motion in plain English, as you would to an actor; a new line is the next action. The look of it comes from the style below.</source>
        <translation>Beschreibe die Bewegung in einfachem Englisch, wie für einen Schauspieler; eine neue Zeile ist die nächste Aktion. Wie sie aussieht, bestimmt der Stil darunter.</translation>
    </message>
    <message>
        <source>How long the motion lasts: 1 to 9.8 seconds for each action, 60 in all.</source>
        <translation>Wie lange die Bewegung dauert: 1 bis 9,8 Sekunden je Aktion, 60 insgesamt.</translation>
    </message>
    <message numerus="yes">
        <source>The last %n line(s) will not be made: all actions together take 60 seconds at most. Make some shorter.</source>
        <translation>
            <numerusform>Die letzte Zeile wird nicht gemacht: Alle Aktionen zusammen dauern höchstens 60 Sekunden. Kürzen Sie einige.</numerusform>
            <numerusform>Die letzten %n Zeilen werden nicht gemacht: Alle Aktionen zusammen dauern höchstens 60 Sekunden. Kürzen Sie einige.</numerusform>
        </translation>
    </message>
    <message>
        <source>The motion is made without what cannot be:</source>
        <translation>Die Bewegung entsteht ohne das, was nicht sein kann:</translation>
    </message>
    <message>
        <source>Keep only the best</source>
        <translation>Nur das Beste behalten</translation>
    </message>
    <message>
        <source>Keep only the one that fits the words, and the style, best. A judge that took no part in making them looks at the words, the model at the style; a single take comes back, with the seed of its own.</source>
        <translation>Nur behalten, was am besten zu den Wörtern und zum Stil passt. Auf die Wörter achtet ein Prüfer, der an der Entstehung nicht beteiligt war, auf den Stil das Modell; ein einziger Take kommt zurück, mit seinem eigenen Startwert.</translation>
    </message>
    <message>
        <source>Beside</source>
        <translation>Neben</translation>
    </message>
    <message>
        <source>The model&apos;s own clips…</source>
        <translation>Den Clips des Modells…</translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s) of yours…</source>
        <translation>
            <numerusform>%n eigenen Clip…</numerusform>
            <numerusform>%n eigenen Clips…</numerusform>
        </translation>
    </message>
    <message>
        <source>This model makes a motion beside clips that show something like the prompt: choose some of your own</source>
        <translation>Dieses Modell macht eine Bewegung neben Clips, die etwas wie die Beschreibung zeigen: wählen Sie eigene</translation>
    </message>
    <message>
        <source>The motion is made beside: %1</source>
        <translation>Die Bewegung entsteht neben: %1</translation>
    </message>
    <message>
        <source>For example: %1</source>
        <translation>Zum Beispiel: %1</translation>
    </message>
</context>
<context>
    <name>ui::RecipeText</name>
    <message>
        <source>Learns to read captions: what means the same lies close together, and close to its motion. Every model that takes a text needs it, so it comes first.</source>
        <translation>Lernt Beschreibungen zu lesen: Was dasselbe meint, liegt nah beieinander und nah an seiner Bewegung. Jedes Modell, das einen Text nimmt, braucht es, also kommt es zuerst.</translation>
    </message>
    <message>
        <source>Learns to pack motion into few numbers and to unpack it again. The denoiser works on these numbers, and its quality ends where this one&apos;s does.</source>
        <translation>Lernt Bewegung in wenige Zahlen zu packen und wieder auszupacken. Der Entrauscher arbeitet mit diesen Zahlen und wird nie besser als sie.</translation>
    </message>
    <message>
        <source>Learns to make motion from a text, step by step out of noise, in the numbers that the autoencoder packs. With both of them and the text encoder there is a model.</source>
        <translation>Lernt aus einem Text Bewegung zu machen, Schritt für Schritt aus Rauschen, in den Zahlen des Autoencoders. Mit beiden und dem Textleser ist ein Modell fertig.</translation>
    </message>
    <message>
        <source>The autoencoder as it was published: a whole motion becomes a single token. Its denoiser is the next recipe.</source>
        <translation>Der Autoencoder, wie er veröffentlicht wurde: Eine ganze Bewegung wird ein einziges Token. Sein Entrauscher ist das nächste Rezept.</translation>
    </message>
    <message>
        <source>Learns to make that single token from a text, as it was published. It needs its own autoencoder.</source>
        <translation>Lernt dieses eine Token aus einem Text zu machen, wie veröffentlicht. Es braucht seinen eigenen Autoencoder.</translation>
    </message>
    <message>
        <source>Learns what styles look like, from clips that carry a style&apos;s name. While a motion is made it says which way leads to the style.</source>
        <translation>Lernt, wie Stile aussehen, aus Clips, die den Namen eines Stils tragen. Während eine Bewegung entsteht, sagt es, wohin es zum Stil geht.</translation>
    </message>
    <message>
        <source>Teaches a trained denoiser to move in a style while it follows the text. The denoiser itself stays as it is.</source>
        <translation>Bringt einem trainierten Entrauscher bei, sich in einem Stil zu bewegen, während er dem Text folgt. Der Entrauscher selbst bleibt, wie er ist.</translation>
    </message>
    <message>
        <source>The same around the denoiser of a single token, as it was published. The denoiser itself stays as it is.</source>
        <translation>Dasselbe um den Entrauscher eines einzigen Tokens, wie veröffentlicht. Der Entrauscher selbst bleibt, wie er ist.</translation>
    </message>
    <message>
        <source>Learns to make motion from a text in 3D and in 2D, and to lift what a video shows to 3D. A second stage goes on from the first in 3D alone.</source>
        <translation>Lernt aus einem Text Bewegung in 3D und in 2D zu machen und zu 3D zu heben, was ein Video zeigt. Eine zweite Stufe geht von der ersten in 3D allein weiter.</translation>
    </message>
    <message>
        <source>Learns to make motion from a text directly, without an autoencoder. It is the simplest to train: the text encoder is all it needs.</source>
        <translation>Lernt aus einem Text unmittelbar Bewegung zu machen, ohne Autoencoder. Am einfachsten zu trainieren: Es braucht nur den Textleser.</translation>
    </message>
    <message>
        <source>Learns a vocabulary of short moves, and to write motion in it. The next recipe speaks it.</source>
        <translation>Lernt einen Wortschatz kurzer Bewegungen und schreibt Bewegung darin. Das nächste Rezept spricht ihn.</translation>
    </message>
    <message>
        <source>Learns to write motion from a text, one short move after the other. It decides by itself when a motion is over.</source>
        <translation>Lernt aus einem Text Bewegung zu schreiben, eine kurze Bewegung nach der anderen. Es entscheidet selbst, wann sie zu Ende ist.</translation>
    </message>
    <message>
        <source>Learns to make motion beside the clips whose captions are nearest to the text. These clips become a part of the model.</source>
        <translation>Lernt Bewegung neben den Clips zu machen, deren Beschreibungen dem Text am nächsten sind. Diese Clips werden Teil des Modells.</translation>
    </message>
    <message>
        <source>Learns to carry the style of one clip onto another, each part of the body by itself. It needs no captions and no names of styles.</source>
        <translation>Lernt den Stil eines Clips auf einen anderen zu übertragen, jeden Körperteil für sich. Es braucht keine Beschreibungen und keine Namen von Stilen.</translation>
    </message>
    <message>
        <source>Learns to carry a style onto another motion, beside a critic that knows the styles. Its clips need the names of their styles.</source>
        <translation>Lernt einen Stil auf eine andere Bewegung zu übertragen, neben einem Kritiker, der die Stile kennt. Seine Clips brauchen die Namen ihrer Stile.</translation>
    </message>
    <message>
        <source>Learns to tell styles or contents apart, for evaluations. It takes no part in making motion.</source>
        <translation>Lernt Stile oder Inhalte zu unterscheiden, für Auswertungen. Es hat keinen Anteil daran, Bewegung zu machen.</translation>
    </message>
    <message>
        <source>Learns to put motions and captions where distance means something, for FID and R-precision in evaluations. It takes no part in making motion.</source>
        <translation>Lernt Bewegungen und Beschreibungen dorthin zu legen, wo Abstand etwas bedeutet, für FID und R-Precision in Auswertungen. Es hat keinen Anteil daran, Bewegung zu machen.</translation>
    </message>
</context>
<context>
    <name>ui::ReportPages</name>
    <message>
        <source>About</source>
        <translation>Angaben</translation>
    </message>
    <message>
        <source>Bars</source>
        <translation>Balken</translation>
    </message>
    <message>
        <source>Guidance sweep</source>
        <translation>Führung im Raster</translation>
    </message>
    <message>
        <source>A click on a column of the table chooses it too</source>
        <translation>Ein Klick auf eine Spalte der Tabelle wählt sie ebenso</translation>
    </message>
    <message>
        <source>Use These Weights</source>
        <translation>Diese Gewichte verwenden</translation>
    </message>
    <message>
        <source>Puts style and style guide of this point into the sliders of the main window</source>
        <translation>Stellt die Regler des Hauptfensters auf Stil und Stilführung dieses Punktes</translation>
    </message>
    <message>
        <source>Show Motions</source>
        <translation>Bewegungen zeigen</translation>
    </message>
    <message>
        <source>A few of the motions of this point become takes; again: the next few</source>
        <translation>Einige Bewegungen dieses Punktes werden Takes; nochmals: die nächsten</translation>
    </message>
    <message>
        <source>style %1, style guide %2</source>
        <translation>Stil %1, Stilführung %2</translation>
    </message>
    <message>
        <source>The weights of the report&apos;s other rows</source>
        <translation>Die Gewichte der übrigen Zeilen des Berichts</translation>
    </message>
    <message>
        <source>style recognised, %</source>
        <translation>Stil erkannt, %</translation>
    </message>
    <message>
        <source>Each point is one setting: style / style guide. Click one.</source>
        <translation>Jeder Punkt ist eine Einstellung: Stil / Stilführung. Anklicken.</translation>
    </message>
</context>
<context>
    <name>ui::ReportTableModel</name>
    <message>
        <source>Of the repetitions: %1</source>
        <translation>Der Wiederholungen: %1</translation>
    </message>
    <message>
        <source>In the other report: %1</source>
        <translation>Im anderen Bericht: %1</translation>
    </message>
    <message>
        <source>One repetition tells no interval, so nobody can say whether the difference is chance.</source>
        <translation>Eine Wiederholung hat kein Intervall, also kann niemand sagen, ob der Unterschied Zufall ist.</translation>
    </message>
    <message>
        <source>The difference is larger than its interval of ± %1.</source>
        <translation>Der Unterschied ist größer als sein Intervall von ± %1.</translation>
    </message>
    <message>
        <source>The difference lies within its interval of ± %1.</source>
        <translation>Der Unterschied liegt in seinem Intervall von ± %1.</translation>
    </message>
    <message>
        <source>real motion</source>
        <translation>echte Bewegung</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>More is better.</source>
        <translation>Mehr ist besser.</translation>
    </message>
    <message>
        <source>Less is better.</source>
        <translation>Weniger ist besser.</translation>
    </message>
    <message>
        <source>As real motion is best.</source>
        <translation>Wie echte Bewegung ist am besten.</translation>
    </message>
</context>
<context>
    <name>ui::ReportWords</name>
    <message>
        <source>Prompts shown</source>
        <translation>Gezeigte Beschreibungen</translation>
    </message>
    <message>
        <source>Prompts of the list that at least 4 of 5 seeds show, by facts measured on the finished clip.</source>
        <translation>Beschreibungen der Liste, die mindestens 4 von 5 Startwerten zeigen, nach Tatsachen, die am fertigen Clip gemessen sind.</translation>
    </message>
    <message>
        <source>Clips that show it</source>
        <translation>Clips, die sie zeigen</translation>
    </message>
    <message>
        <source>Clips in which every fact of their prompt holds.</source>
        <translation>Clips, in denen jede Tatsache ihrer Beschreibung gilt.</translation>
    </message>
    <message>
        <source>Rank of the prompt</source>
        <translation>Rang der Beschreibung</translation>
    </message>
    <message>
        <source>Mean place of a clip&apos;s own prompt among all of the list, by distance in an evaluator&apos;s space; 1 is the best.</source>
        <translation>Mittlerer Platz der eigenen Beschreibung eines Clips unter allen der Liste, nach Abstand im Raum eines Bewerters; 1 ist am besten.</translation>
    </message>
    <message>
        <source>Own prompt nearest</source>
        <translation>Eigene Beschreibung am nächsten</translation>
    </message>
    <message>
        <source>Clips to which no prompt of the list is nearer than their own.</source>
        <translation>Clips, denen keine Beschreibung der Liste näher ist als ihre eigene.</translation>
    </message>
    <message>
        <source>Own prompt among 3</source>
        <translation>Eigene Beschreibung unter 3</translation>
    </message>
    <message>
        <source>Clips whose own prompt is among the 3 nearest of the list.</source>
        <translation>Clips, deren eigene Beschreibung unter den 3 nächsten der Liste ist.</translation>
    </message>
    <message>
        <source>Taught moves shown</source>
        <translation>Gelehrte Bewegungen gezeigt</translation>
    </message>
    <message>
        <source>Motions of taught captions whose nearest of all clips, the taught ones and those of moves that the model knew, is one of that caption.</source>
        <translation>Bewegungen gelehrter Beschreibungen, deren nächster von allen Clips, den gelehrten und denen bekannter Bewegungen, einer dieser Beschreibung ist.</translation>
    </message>
    <message>
        <source>Distance to the taught move</source>
        <translation>Abstand zur gelehrten Bewegung</translation>
    </message>
    <message>
        <source>From a motion to the nearest clip that was taught for its caption; 1 is the mean distance between clips of different moves.</source>
        <translation>Von einer Bewegung zum nächsten Clip, der für ihre Beschreibung gelehrt wurde; 1 ist der mittlere Abstand zwischen Clips verschiedener Bewegungen.</translation>
    </message>
    <message>
        <source>Known moves shown</source>
        <translation>Bekannte Bewegungen gezeigt</translation>
    </message>
    <message>
        <source>The same share for captions that the model knew before and that took no part in the teaching.</source>
        <translation>Derselbe Anteil für Beschreibungen, die das Modell vorher kannte und die am Lehren keinen Anteil hatten.</translation>
    </message>
    <message>
        <source>Distance to the caption, taught</source>
        <translation>Abstand zur Beschreibung, gelehrt</translation>
    </message>
    <message>
        <source>From a motion to its own caption, in the space of an evaluator that took no part in generation or teaching: captions that were taught.</source>
        <translation>Von einer Bewegung zu ihrer eigenen Beschreibung, im Raum eines Bewerters, der an Erzeugung und Lehren keinen Anteil hatte: gelehrte Beschreibungen.</translation>
    </message>
    <message>
        <source>Distance to the caption, known</source>
        <translation>Abstand zur Beschreibung, bekannt</translation>
    </message>
    <message>
        <source>The same for captions that the model knew before and that took no part in the teaching.</source>
        <translation>Dasselbe für Beschreibungen, die das Modell vorher kannte und die am Lehren keinen Anteil hatten.</translation>
    </message>
    <message>
        <source>FID</source>
        <translation>FID</translation>
    </message>
    <message>
        <source>Fréchet distance to the reference motions in the evaluator&apos;s space, equal counts on both sides.</source>
        <translation>Fréchet-Abstand zu den Vergleichsbewegungen im Raum des Bewerters, auf beiden Seiten gleich viele.</translation>
    </message>
    <message>
        <source>FID to own motions</source>
        <translation>FID zu den eigenen Bewegungen</translation>
    </message>
    <message>
        <source>The same against the real motions that the captions belong to, as the papers take it; real motion itself would score 0.</source>
        <translation>Dasselbe gegen die echten Bewegungen, zu denen die Beschreibungen gehören, wie es die Veröffentlichungen halten; echte Bewegung selbst hätte 0.</translation>
    </message>
    <message>
        <source>FID, unit vectors</source>
        <translation>FID, Einheitsvektoren</translation>
    </message>
    <message>
        <source>FID after every embedding is scaled to length 1: how long the evaluator&apos;s vectors are, which tells little, no longer counts.</source>
        <translation>FID, nachdem jeder Vektor auf die Länge 1 gebracht ist: Wie lang die Vektoren des Bewerters sind, sagt wenig und zählt dann nicht mehr.</translation>
    </message>
    <message>
        <source>Diversity</source>
        <translation>Vielfalt</translation>
    </message>
    <message>
        <source>Mean distance of random pairs.</source>
        <translation>Mittlerer Abstand zufälliger Paare.</translation>
    </message>
    <message>
        <source>MultiModality</source>
        <translation>Multimodalität</translation>
    </message>
    <message>
        <source>Mean distance of motions made from one and the same caption.</source>
        <translation>Mittlerer Abstand von Bewegungen aus ein und derselben Beschreibung.</translation>
    </message>
    <message>
        <source>R-precision, top 1</source>
        <translation>R-Precision, beste</translation>
    </message>
    <message>
        <source>R-precision, top 2</source>
        <translation>R-Precision, beste 2</translation>
    </message>
    <message>
        <source>R-precision, top 3</source>
        <translation>R-Precision, beste 3</translation>
    </message>
    <message>
        <source>Captions whose own motion is the nearest of its pool.</source>
        <translation>Beschreibungen, deren eigene Bewegung die nächste ihrer Gruppe ist.</translation>
    </message>
    <message>
        <source>Captions whose own motion is among the 2 nearest of its pool.</source>
        <translation>Beschreibungen, deren eigene Bewegung unter den 2 nächsten ihrer Gruppe ist.</translation>
    </message>
    <message>
        <source>Captions whose own motion is among the 3 nearest of its pool.</source>
        <translation>Beschreibungen, deren eigene Bewegung unter den 3 nächsten ihrer Gruppe ist.</translation>
    </message>
    <message>
        <source>R-precision, top 1, distinct captions</source>
        <translation>R-Precision, beste, verschiedene Beschreibungen</translation>
    </message>
    <message>
        <source>The same with one motion for each caption, so that no two of a pool share theirs and real motion can reach 100 %.</source>
        <translation>Dasselbe mit einer Bewegung je Beschreibung, so dass keine zwei einer Gruppe ihre teilen und echte Bewegung 100 % erreichen kann.</translation>
    </message>
    <message>
        <source>R-precision, top 3, distinct captions</source>
        <translation>R-Precision, beste 3, verschiedene Beschreibungen</translation>
    </message>
    <message>
        <source>Own motion among the 3 nearest of a pool without equal captions.</source>
        <translation>Eigene Bewegung unter den 3 nächsten einer Gruppe ohne gleiche Beschreibungen.</translation>
    </message>
    <message>
        <source>R-precision, top 1, unseen captions</source>
        <translation>R-Precision, beste, ungesehene Beschreibungen</translation>
    </message>
    <message>
        <source>The same without captions that stand in training word for word or nearly: what is left cannot have been learned by heart.</source>
        <translation>Dasselbe ohne Beschreibungen, die wörtlich oder beinahe im Training stehen: Was bleibt, kann nicht auswendig gelernt sein.</translation>
    </message>
    <message>
        <source>R-precision, top 3, unseen captions</source>
        <translation>R-Precision, beste 3, ungesehene Beschreibungen</translation>
    </message>
    <message>
        <source>Own motion among the 3 nearest, without captions that stand in training word for word or nearly.</source>
        <translation>Eigene Bewegung unter den 3 nächsten, ohne Beschreibungen, die wörtlich oder beinahe im Training stehen.</translation>
    </message>
    <message>
        <source>MM-Dist</source>
        <translation>MM-Abstand</translation>
    </message>
    <message>
        <source>Mean distance of a caption and its own motion.</source>
        <translation>Mittlerer Abstand einer Beschreibung und ihrer eigenen Bewegung.</translation>
    </message>
    <message>
        <source>SRA, clean judge</source>
        <translation>SRA, sauberer Richter</translation>
    </message>
    <message>
        <source>Style recognised by a classifier that shares no weights, seed and clips with the network that guides sampling.</source>
        <translation>Stil, erkannt von einem Klassifikator, der mit dem Netz, das die Erzeugung führt, weder Gewichte noch Startwert noch Clips teilt.</translation>
    </message>
    <message>
        <source>SRA, the paper&apos;s form</source>
        <translation>SRA, wie veröffentlicht</translation>
    </message>
    <message>
        <source>Style recognised by the network that guides sampling: it is its own judge here, so this number flatters.</source>
        <translation>Stil, erkannt von dem Netz, das die Erzeugung führt: Es ist hier sein eigener Richter, also schmeichelt die Zahl.</translation>
    </message>
    <message>
        <source>Content recognised</source>
        <translation>Inhalt erkannt</translation>
    </message>
    <message>
        <source>Content recognised by a classifier that took no part in generation.</source>
        <translation>Inhalt, erkannt von einem Klassifikator, der an der Erzeugung keinen Anteil hatte.</translation>
    </message>
    <message>
        <source>Foot skating</source>
        <translation>Rutschende Füße</translation>
    </message>
    <message>
        <source>Share of frames in which a low foot slides faster than 0.5 m/s. Real motion does not score 0.</source>
        <translation>Anteil der Bilder, in denen ein tiefer Fuß schneller als 0,5 m/s gleitet. Echte Bewegung hat nicht 0.</translation>
    </message>
    <message>
        <source>Foot skating, as delivered</source>
        <translation>Rutschende Füße, wie geliefert</translation>
    </message>
    <message>
        <source>The same after the program has locked the feet: what a person gets.</source>
        <translation>Dasselbe, nachdem das Programm die Füße festgesetzt hat: was man bekommt.</translation>
    </message>
    <message>
        <source>Aloft, s</source>
        <translation>In der Luft, s</translation>
    </message>
    <message>
        <source>Longest time in a clip with no joint nearer to the floor than 3 cm and no free fall: floating. Climbing counts too.</source>
        <translation>Längste Zeit in einem Clip, in der kein Gelenk dem Boden näher als 3 cm und doch kein freier Fall ist: Schweben. Klettern zählt mit.</translation>
    </message>
    <message>
        <source>Knee bend, degrees</source>
        <translation>Kniebeuge, Grad</translation>
    </message>
    <message>
        <source>Mean bend of both knees while the trunk is upright.</source>
        <translation>Mittlere Beuge beider Knie, solange der Rumpf aufrecht ist.</translation>
    </message>
    <message>
        <source>Trunk lean, degrees</source>
        <translation>Rumpfneigung, Grad</translation>
    </message>
    <message>
        <source>Mean angle between trunk and vertical in the same frames.</source>
        <translation>Mittlerer Winkel zwischen Rumpf und Senkrechter in denselben Bildern.</translation>
    </message>
    <message>
        <source>Floor penetration, m</source>
        <translation>Im Boden, m</translation>
    </message>
    <message>
        <source>Mean depth of the lowest joint under the floor.</source>
        <translation>Mittlere Tiefe des untersten Gelenks unter dem Boden.</translation>
    </message>
    <message>
        <source>Floating, m</source>
        <translation>Über dem Boden, m</translation>
    </message>
    <message>
        <source>Mean height of the lowest joint over the floor, beyond 2 cm.</source>
        <translation>Mittlere Höhe des untersten Gelenks über dem Boden, ab 2 cm.</translation>
    </message>
    <message>
        <source>Jerk, m/s³</source>
        <translation>Ruck, m/s³</translation>
    </message>
    <message>
        <source>Mean third derivative of the joints&apos; positions.</source>
        <translation>Mittlere dritte Ableitung der Orte der Gelenke.</translation>
    </message>
    <message>
        <source>Slide, mm per contact frame</source>
        <translation>Gleiten, mm je Kontaktbild</translation>
    </message>
    <message>
        <source>Horizontal step of a toe from frame to frame while it is still or near the floor. Measured as MBench does, without any network.</source>
        <translation>Waagrechter Schritt einer Zehe von Bild zu Bild, solange sie ruht oder nah am Boden ist. Gemessen wie bei MBench, ohne ein Netz.</translation>
    </message>
    <message>
        <source>Hovering frames</source>
        <translation>Schwebende Bilder</translation>
    </message>
    <message>
        <source>Frames in which contact does not carry the body: feet that glide along with the pelvis, on the floor or over it (MBench calls it Float).</source>
        <translation>Bilder, in denen kein Kontakt den Körper trägt: Füße, die mit dem Becken mitgleiten, auf dem Boden oder darüber (bei MBench Float).</translation>
    </message>
    <message>
        <source>Jitter, mm/frame²</source>
        <translation>Zittern, mm/Bild²</translation>
    </message>
    <message>
        <source>Mean acceleration of the joints in the world and relative to the pelvis, added (MBench).</source>
        <translation>Mittlere Beschleunigung der Gelenke in der Welt und gegen das Becken, zusammengezählt (MBench).</translation>
    </message>
    <message>
        <source>Dynamic, mm/frame</source>
        <translation>Dynamik, mm/Bild</translation>
    </message>
    <message>
        <source>Mean speed of the joints in the world and relative to the pelvis, added (MBench): how much moves at all.</source>
        <translation>Mittlere Geschwindigkeit der Gelenke in der Welt und gegen das Becken, zusammengezählt (MBench): wie viel sich überhaupt bewegt.</translation>
    </message>
    <message>
        <source>Sunk joints, mm</source>
        <translation>Versunkene Gelenke, mm</translation>
    </message>
    <message>
        <source>Mean depth of those joints that are more than 5 mm below the lowest toe of the clip; 0 where none is.</source>
        <translation>Mittlere Tiefe der Gelenke, die mehr als 5 mm unter der tiefsten Zehe des Clips sind; 0, wo keines ist.</translation>
    </message>
    <message>
        <source>Bone-length drift</source>
        <translation>Schwankende Knochenlänge</translation>
    </message>
    <message>
        <source>(Longest - shortest) / mean length, mean over the bones.</source>
        <translation>(Längste - kürzeste) / mittlere Länge, gemittelt über die Knochen.</translation>
    </message>
    <message>
        <source>FID-U</source>
        <translation>FID-U</translation>
    </message>
    <message>
        <source>FID-L</source>
        <translation>FID-L</translation>
    </message>
    <message>
        <source>%1, judge on %2</source>
        <translation>%1, Richter: %2</translation>
    </message>
    <message>
        <source>%1, %2 judge</source>
        <translation>%1, Richter %2</translation>
    </message>
    <message>
        <source>Captions of the test split, each in a style drawn evenly from those that the models and the judge know; length as the caption&apos;s own motion.</source>
        <translation>Beschreibungen der Testclips, jede in einem Stil, gleichmäßig gezogen aus denen, die Modelle und Richter kennen; Länge wie die eigene Bewegung der Beschreibung.</translation>
    </message>
    <message>
        <source>Captions of the test split without a style; length as the caption&apos;s own motion.</source>
        <translation>Beschreibungen der Testclips ohne Stil; Länge wie die eigene Bewegung der Beschreibung.</translation>
    </message>
    <message>
        <source>Pairs of content and style that were held out of training completely, against the true motions of those pairs.</source>
        <translation>Paare aus Inhalt und Stil, die dem Training ganz vorenthalten waren, gegen die echten Bewegungen dieser Paare.</translation>
    </message>
    <message>
        <source>Labelled motions of the test split, inverted and done again in another style.</source>
        <translation>Benannte Bewegungen der Testclips, umgekehrt und in einem anderen Stil noch einmal ausgeführt.</translation>
    </message>
    <message>
        <source>Each repetition deals the split&apos;s recordings into a reference half and a prompted half anew (windows and mirrored twins stay together) and generates with new seeds; intervals are 1.96 standard deviations of the repetitions over the root of their number.</source>
        <translation>Jede Wiederholung teilt die Aufnahmen neu in eine Vergleichshälfte und eine beschriebene Hälfte (Ausschnitte und gespiegelte Zwillinge bleiben zusammen) und erzeugt mit neuen Startwerten; Intervalle sind 1,96 Standardabweichungen der Wiederholungen durch die Wurzel ihrer Zahl.</translation>
    </message>
    <message>
        <source>%1 plain prompts, %2 seeds each, unstyled and in the styles named. A clip shows its prompt when every fact of the list holds on the finished motion; a prompt counts when at least %3 % of its seeds show it. Real recordings of these actions pass the same facts at least nine times in ten (tests/quality/README.md).</source>
        <translation>%1 einfache Beschreibungen, je %2 Startwerte, ohne Stil und in den genannten Stilen. Ein Clip zeigt seine Beschreibung, wenn jede Tatsache der Liste an der fertigen Bewegung gilt; eine Beschreibung zählt, wenn mindestens %3 % ihrer Startwerte sie zeigen. Echte Aufnahmen dieser Handlungen bestehen dieselben Tatsachen mindestens neunmal von zehn (tests/quality/README.md).</translation>
    </message>
    <message>
        <source>The same questions before and after a teaching, with the same draws: the captions of the clips that were taught, and captions that the model knew and that took no part in the teaching. What a motion shows is told by the nearest of a gallery, the clips that were taught and what the model made of captions that it knew; near is measured on places, speeds and contacts of the body, without any network.</source>
        <translation>Dieselben Fragen vor und nach einem Lehren, mit denselben Ziehungen: die Beschreibungen der gelehrten Clips, und Beschreibungen, die das Modell kannte und die am Lehren keinen Anteil hatten. Was eine Bewegung zeigt, sagt die nächste einer Sammlung aus den gelehrten Clips und dem, was das Modell aus bekannten Beschreibungen gemacht hat; Nähe ist an Orten, Geschwindigkeiten und Kontakten des Körpers gemessen, ohne ein Netz.</translation>
    </message>
    <message>
        <source>The model that was taught, as it was.</source>
        <translation>Das gelehrte Modell, wie es war.</translation>
    </message>
    <message>
        <source>The taught model.</source>
        <translation>Das gelehrte Modell.</translation>
    </message>
    <message>
        <source>before</source>
        <translation>vorher</translation>
    </message>
    <message>
        <source>after</source>
        <translation>nachher</translation>
    </message>
    <message>
        <source>Teaching</source>
        <translation>Lehren</translation>
    </message>
    <message>
        <source>Real motions of the split, other recordings than the reference.</source>
        <translation>Echte Bewegungen der Testclips, andere Aufnahmen als der Vergleich.</translation>
    </message>
    <message>
        <source>The whole model.</source>
        <translation>Das ganze Modell.</translation>
    </message>
    <message>
        <source>The whole model; an imported one as released: branches, guidance and order of the style&apos;s frames.</source>
        <translation>Das ganze Modell; ein importiertes wie veröffentlicht: Zweige, Führung und Reihenfolge der Bilder des Stils.</translation>
    </message>
    <message>
        <source>The text alone, without the style adaptor.</source>
        <translation>Der Text allein, ohne den Stil-Adapter.</translation>
    </message>
    <message>
        <source>The style said in the prompt, without the style adaptor.</source>
        <translation>Der Stil in der Beschreibung gesagt, ohne den Stil-Adapter.</translation>
    </message>
    <message>
        <source>Of four draws the one that fits best: its words by the evaluator, its style by the guiding network.</source>
        <translation>Von vier Ziehungen die, die am besten passt: die Worte beurteilt der Bewerter, den Stil das führende Netz.</translation>
    </message>
    <message>
        <source>Without classifier guidance.</source>
        <translation>Ohne Führung durch den Klassifikator.</translation>
    </message>
    <message>
        <source>Two descents of the classifier guidance for each gradient.</source>
        <translation>Zwei Abstiege der Klassifikator-Führung je Gradient.</translation>
    </message>
    <message>
        <source>A gradient of the classifier guidance for each descent, as published.</source>
        <translation>Ein Gradient der Klassifikator-Führung je Abstieg, wie veröffentlicht.</translation>
    </message>
    <message>
        <source>DDIM in 50 steps, as published.</source>
        <translation>DDIM in 50 Schritten, wie veröffentlicht.</translation>
    </message>
    <message>
        <source>One gradient of the classifier guidance for all descents of a step.</source>
        <translation>Ein Gradient der Klassifikator-Führung für alle Abstiege eines Schritts.</translation>
    </message>
    <message>
        <source>Style weight 0: classifier guidance alone makes the style.</source>
        <translation>Stilgewicht 0: Die Klassifikator-Führung allein macht den Stil.</translation>
    </message>
    <message>
        <source>Transfers by inpainting: the motion is given back above the turn instead of inverted.</source>
        <translation>Überträgt durch Einmalen: Die Bewegung wird oberhalb der Wende zurückgegeben statt umgekehrt.</translation>
    </message>
    <message>
        <source>Real motions through the autoencoder: the best that sampling in its latents can reach.</source>
        <translation>Echte Bewegungen durch den Autoencoder: das Beste, was in seinen Zahlen zu erreichen ist.</translation>
    </message>
    <message>
        <source>Real motions through the autoencoder.</source>
        <translation>Echte Bewegungen durch den Autoencoder.</translation>
    </message>
    <message>
        <source>CrossDiff in 3D. Of our own: 50 steps, classifier-free guidance 2.5; imported: 1,000 without, as its authors sample.</source>
        <translation>CrossDiff in 3D. Eigenes: 50 Schritte, klassifikatorfreie Führung 2,5; importiert: 1.000 ohne, wie bei seinen Autoren.</translation>
    </message>
    <message>
        <source>CrossDiff in 3D without classifier-free guidance.</source>
        <translation>CrossDiff in 3D ohne klassifikatorfreie Führung.</translation>
    </message>
    <message>
        <source>CrossDiff in 2D down to step %1 of 1,000, then in 3D; without guidance.</source>
        <translation>CrossDiff in 2D bis Schritt %1 von 1.000, dann in 3D; ohne Führung.</translation>
    </message>
    <message>
        <source>ReMoDiffuse beside the two nearest clips of its library, with the mixture that was fitted for it.</source>
        <translation>ReMoDiffuse neben den zwei nächsten Clips seiner Sammlung, mit der dafür angepassten Mischung.</translation>
    </message>
    <message>
        <source>The same without any clip beside it.</source>
        <translation>Dasselbe ohne einen Clip daneben.</translation>
    </message>
    <message>
        <source>The same with the mixture that its authors fitted for theirs.</source>
        <translation>Dasselbe mit der Mischung, die seine Autoren für ihres angepasst haben.</translation>
    </message>
    <message>
        <source>The same with guidance that grows by 2 instead of 6.5.</source>
        <translation>Dasselbe mit einer Führung, die um 2 statt 6,5 wächst.</translation>
    </message>
    <message>
        <source>The style of a clip as one vector; the path is the content&apos;s.</source>
        <translation>Der Stil eines Clips als ein Vektor; der Weg ist der des Inhalts.</translation>
    </message>
    <message>
        <source>The style of a clip for the whole body; the path is the content&apos;s.</source>
        <translation>Der Stil eines Clips für den ganzen Körper; der Weg ist der des Inhalts.</translation>
    </message>
    <message>
        <source>Every code drawn from all of its probabilities; it may end before the length asked for.</source>
        <translation>Jeder Code aus allen seinen Wahrscheinlichkeiten gezogen; darf vor der verlangten Länge enden.</translation>
    </message>
    <message>
        <source>The same with the length that the model chooses, whatever is asked for: as published.</source>
        <translation>Dasselbe mit der Länge, die das Modell wählt, was auch verlangt ist: wie veröffentlicht.</translation>
    </message>
    <message>
        <source>The likeliest code each time.</source>
        <translation>Jedes Mal der wahrscheinlichste Code.</translation>
    </message>
    <message>
        <source>Drawn from the 50 likeliest codes.</source>
        <translation>Aus den 50 wahrscheinlichsten Codes gezogen.</translation>
    </message>
    <message>
        <source>Real motions to codes and back: the best that codes can reach.</source>
        <translation>Echte Bewegungen zu Codes und zurück: das Beste, was Codes erreichen.</translation>
    </message>
    <message>
        <source>MDM with its own steps and classifier-free guidance 2.5.</source>
        <translation>MDM mit seinen eigenen Schritten und klassifikatorfreier Führung 2,5.</translation>
    </message>
    <message>
        <source>MDM without classifier-free guidance.</source>
        <translation>MDM ohne klassifikatorfreie Führung.</translation>
    </message>
    <message>
        <source>The imported model as released.</source>
        <translation>Das importierte Modell wie veröffentlicht.</translation>
    </message>
    <message>
        <source>The text alone.</source>
        <translation>Der Text allein.</translation>
    </message>
    <message>
        <source>The style said in the prompt.</source>
        <translation>Der Stil in der Beschreibung gesagt.</translation>
    </message>
    <message>
        <source>%1 makes the motion from the text, and %2 gives it the style.</source>
        <translation>%1 macht die Bewegung aus dem Text, und %2 gibt ihr den Stil.</translation>
    </message>
    <message>
        <source>The prompts alone.</source>
        <translation>Nur die Beschreibungen.</translation>
    </message>
    <message>
        <source>The prompts in the style %1.</source>
        <translation>Die Beschreibungen im Stil %1.</translation>
    </message>
    <message>
        <source>Every FID here compares %1 motions with %1 reference motions. Few samples raise it, so the row &quot;real motion&quot; (%1 other real motions against the same reference) is the floor, not 0.</source>
        <translation>Jede FID hier vergleicht %1 Bewegungen mit %1 Vergleichsbewegungen. Wenige heben sie, also ist die Zeile „echte Bewegung“ (%1 andere echte gegen denselben Vergleich) das Unterste, nicht 0.</translation>
    </message>
    <message>
        <source>Diversity uses %1 pairs, as many as there are motions.</source>
        <translation>Die Vielfalt nimmt %1 Paare, so viele wie Bewegungen da sind.</translation>
    </message>
    <message>
        <source>The split has few different captions: in the pools of the first repetition %1 pairs share one, so even real motion cannot reach 100 % R-precision.</source>
        <translation>Die Testclips haben wenige verschiedene Beschreibungen: In den Gruppen der ersten Wiederholung teilen %1 Paare eine, also kann auch echte Bewegung keine 100 % R-Precision erreichen.</translation>
    </message>
    <message>
        <source>There is no full pool of %1 motions, so R-precision and MM-Dist are missing.</source>
        <translation>Es gibt keine volle Gruppe von %1 Bewegungen, also fehlen R-Precision und MM-Abstand.</translation>
    </message>
    <message>
        <source>Of %1 different captions that may be asked, %2 (%3 %) stand word for word in training and %4 (%5 %) nearly (one word in %6 differs). &quot;R-precision, unseen captions&quot; leaves both out.</source>
        <translation>Von %1 verschiedenen Beschreibungen, die gefragt werden können, stehen %2 (%3 %) wörtlich im Training und %4 (%5 %) beinahe (ein Wort von %6 ist anders). „R-Precision, ungesehene Beschreibungen“ lässt beide aus.</translation>
    </message>
    <message>
        <source>One evaluator only: no second opinion on FID.</source>
        <translation>Nur ein Bewerter: keine zweite Meinung zur FID.</translation>
    </message>
    <message>
        <source>%1 of %2 repetitions are done.</source>
        <translation>%1 von %2 Wiederholungen sind fertig.</translation>
    </message>
    <message>
        <source>There is no evaluator of motion and text, so FID, R-precision, MM-Dist and Diversity are missing: packaging/train-judges makes one.</source>
        <translation>Es gibt keinen Bewerter von Bewegung und Text, also fehlen FID, R-Precision, MM-Abstand und Vielfalt: packaging/train-judges macht einen.</translation>
    </message>
    <message>
        <source>There is no style judge, so whether styles are recognised is missing: packaging/train-judges makes one.</source>
        <translation>Es gibt keinen Stilrichter, also fehlt, ob Stile erkannt werden: packaging/train-judges macht einen.</translation>
    </message>
    <message>
        <source>The style judge and the guiding network of %1 were trained from the same seed: the judge is not clean.</source>
        <translation>Der Stilrichter und das führende Netz von %1 sind aus demselben Startwert trainiert: Der Richter ist nicht sauber.</translation>
    </message>
    <message>
        <source>Motions were chosen by the evaluator that also ranks them: of the ranks, only those of another evaluator are independent. The facts are.</source>
        <translation>Die Bewegungen hat der Bewerter gewählt, der sie auch ordnet: Von den Rängen sind nur die eines anderen unabhängig. Die Tatsachen sind es.</translation>
    </message>
    <message>
        <source>No evaluator that reads captions: the rank of the prompt is missing.</source>
        <translation>Kein Bewerter, der Beschreibungen liest: Der Rang der Beschreibung fehlt.</translation>
    </message>
    <message>
        <source>No judge of motion and text lies among the models (judges/evaluator-all.safetensors): distances to captions are not told.</source>
        <translation>Bei den Modellen liegt kein Richter von Bewegung und Text (judges/evaluator-all.safetensors): Abstände zu Beschreibungen werden nicht genannt.</translation>
    </message>
    <message>
        <source>Captions that nobody wrote are the words of the files&apos; names.</source>
        <translation>Beschreibungen, die niemand schrieb, sind die Wörter der Dateinamen.</translation>
    </message>
    <message>
        <source>Intervals (95 %) are over captions.</source>
        <translation>Intervalle (95 %) gehen über Beschreibungen.</translation>
    </message>
    <message>
        <source>After less before, caption by caption: %1: %2 points (%3 to %4).</source>
        <translation>Nachher weniger vorher, Beschreibung für Beschreibung: %1: %2 Punkte (%3 bis %4).</translation>
    </message>
    <message>
        <source>After less before, caption by caption: %1: %2 (%3 to %4).</source>
        <translation>Nachher weniger vorher, Beschreibung für Beschreibung: %1: %2 (%3 bis %4).</translation>
    </message>
    <message>
        <source>After less before, caption by caption: %1: %2.</source>
        <translation>Nachher weniger vorher, Beschreibung für Beschreibung: %1: %2.</translation>
    </message>
    <message>
        <source>%1 was left out: %2.</source>
        <translation>%1 wurde ausgelassen: %2.</translation>
    </message>
    <message>
        <source>all</source>
        <translation>ganzer Körper</translation>
    </message>
    <message>
        <source>upper</source>
        <translation>Oberkörper</translation>
    </message>
    <message>
        <source>lower</source>
        <translation>Unterkörper</translation>
    </message>
    <message>
        <source>joints</source>
        <translation>Gelenke</translation>
    </message>
    <message>
        <source>style</source>
        <translation>Stil</translation>
    </message>
    <message>
        <source>content</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>nearest clip</source>
        <translation>nächster Clip</translation>
    </message>
    <message>
        <source>our own evaluator on %1 features, movements and GRU, %2 numbers, %3</source>
        <translation>eigener Bewerter auf Merkmalen (%1), Bewegungsstücke und GRU, %2 Zahlen, %3</translation>
    </message>
    <message>
        <source>our own evaluator on joint positions, dilated convolutions, %1 numbers, %2</source>
        <translation>eigener Bewerter auf Orten der Gelenke, gedehnte Faltungen, %1 Zahlen, %2</translation>
    </message>
    <message>
        <source>our own evaluator on %1 features, dilated convolutions, %2 numbers, %3</source>
        <translation>eigener Bewerter auf Merkmalen (%1), gedehnte Faltungen, %2 Zahlen, %3</translation>
    </message>
    <message>
        <source>our own evaluator on joint positions, movements and GRU, %1 numbers, %2</source>
        <translation>eigener Bewerter auf Orten der Gelenke, Bewegungsstücke und GRU, %1 Zahlen, %2</translation>
    </message>
    <message>
        <source>the published text-to-motion evaluator, motions only, %1</source>
        <translation>der veröffentlichte Bewerter von Text zu Bewegung, nur Bewegungen, %1</translation>
    </message>
    <message>
        <source>classifier of %1 labels, seed %2, learned from the judges&apos; half of the training clips</source>
        <translation>Klassifikator mit %1 Namen, Startwert %2, gelernt an der Hälfte der Richter von den Trainingsclips</translation>
    </message>
    <message>
        <source>among %1 motions</source>
        <translation>unter %1 Bewegungen</translation>
    </message>
    <message>
        <source>of motion and text; took no part in generation or teaching</source>
        <translation>für Bewegung und Text; hatte an Erzeugung und Lehren keinen Anteil</translation>
    </message>
    <message>
        <source>content weight</source>
        <translation>Inhaltsgewicht</translation>
    </message>
    <message>
        <source>style weight</source>
        <translation>Stilgewicht</translation>
    </message>
    <message>
        <source>classifier scale</source>
        <translation>Classifier-Stärke</translation>
    </message>
    <message>
        <source>style shown by</source>
        <translation>Stil gezeigt durch</translation>
    </message>
    <message>
        <source>each model&apos;s own</source>
        <translation>je Modell seines</translation>
    </message>
    <message>
        <source>a clip of the test split, of another recording</source>
        <translation>einen Testclip einer anderen Aufnahme</translation>
    </message>
    <message>
        <source>the model&apos;s mean of the label</source>
        <translation>das Mittel, das das Modell zum Namen hat</translation>
    </message>
    <message>
        <source>sampling steps</source>
        <translation>Schritte der Erzeugung</translation>
    </message>
    <message>
        <source>best of</source>
        <translation>bester von</translation>
    </message>
    <message>
        <source>clips</source>
        <translation>Clips</translation>
    </message>
    <message>
        <source>replayed motions</source>
        <translation>wiederholte Bewegungen</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>model before</source>
        <translation>Modell vorher</translation>
    </message>
    <message>
        <source>updates of the %1</source>
        <translation>Schritte (%1)</translation>
    </message>
    <message>
        <source>%1 asked for, %2 taken</source>
        <translation>%1 verlangt, %2 gebraucht</translation>
    </message>
    <message>
        <source>SMooDi, stylized motion</source>
        <translation>SMooDi, Bewegung mit Stil</translation>
    </message>
    <message>
        <source>SMooDi, ablation</source>
        <translation>SMooDi, ohne einzelne Teile</translation>
    </message>
    <message>
        <source>CrossDiff, HumanML3D</source>
        <translation>CrossDiff, HumanML3D</translation>
    </message>
    <message>
        <source>CrossDiff, KIT-ML</source>
        <translation>CrossDiff, KIT-ML</translation>
    </message>
    <message>
        <source>Second-hand, from summaries of the paper: not read from the paper itself. There a language model worded the style for &quot;ChatGPT + MLD&quot;; here the data&apos;s own words do.</source>
        <translation>Aus zweiter Hand, aus Zusammenfassungen: nicht in der Veröffentlichung selbst gelesen. Dort formulierte ein Sprachmodell den Stil für „ChatGPT + MLD“; hier tun es die Wörter der Daten.</translation>
    </message>
    <message>
        <source>Second-hand, from summaries of the paper: not read from the paper itself.</source>
        <translation>Aus zweiter Hand, aus Zusammenfassungen: nicht in der Veröffentlichung selbst gelesen.</translation>
    </message>
    <message>
        <source>From summary pages of the paper; MDM&apos;s row as cited there carries an error in caption lengths that was fixed later.</source>
        <translation>Aus Übersichtsseiten der Veröffentlichung; die dort zitierte Zeile von MDM trägt einen später behobenen Fehler in den Längen der Beschreibungen.</translation>
    </message>
    <message>
        <source>From summary pages of the paper; another set of motions, so no protocol of ours asks for it.</source>
        <translation>Aus Übersichtsseiten der Veröffentlichung; andere Bewegungen, also fragt kein Protokoll von uns danach.</translation>
    </message>
    <message>
        <source>FID ↓</source>
        <translation>FID ↓</translation>
    </message>
    <message>
        <source>FID-U ↓</source>
        <translation>FID-U ↓</translation>
    </message>
    <message>
        <source>FID-L ↓</source>
        <translation>FID-L ↓</translation>
    </message>
    <message>
        <source>Foot skating ↓</source>
        <translation>Rutschende Füße ↓</translation>
    </message>
    <message>
        <source>MM Dist ↓</source>
        <translation>MM-Abstand ↓</translation>
    </message>
    <message>
        <source>MM-Dist ↓</source>
        <translation>MM-Abstand ↓</translation>
    </message>
    <message>
        <source>R-precision ↑</source>
        <translation>R-Precision ↑</translation>
    </message>
    <message>
        <source>R-precision top 3 ↑</source>
        <translation>R-Precision, beste 3 ↑</translation>
    </message>
    <message>
        <source>SRA ↑, its own judge</source>
        <translation>SRA ↑, eigener Richter</translation>
    </message>
    <message>
        <source>without cycle loss</source>
        <translation>ohne Kreisverlust</translation>
    </message>
    <message>
        <source>without prior and cycle loss</source>
        <translation>ohne Prior- und Kreisverlust</translation>
    </message>
    <message>
        <source>without classifier guidance</source>
        <translation>ohne Klassifikator-Führung</translation>
    </message>
    <message>
        <source>without adaptor</source>
        <translation>ohne Adapter</translation>
    </message>
    <message>
        <source>Styles: the default model</source>
        <translation>Stile: das Standardmodell</translation>
    </message>
    <message>
        <source>Styles: 20 steps beside 50</source>
        <translation>Stile: 20 Schritte neben 50</translation>
    </message>
    <message>
        <source>SMooDi&apos;s table, trained here</source>
        <translation>SMooDis Tabelle, hier trainiert</translation>
    </message>
    <message>
        <source>CrossDiff&apos;s table, trained here</source>
        <translation>CrossDiffs Tabelle, hier trainiert</translation>
    </message>
    <message>
        <source>Text alone: shipped models</source>
        <translation>Nur Text: die Modelle hier</translation>
    </message>
    <message>
        <source>Styles: the weights before</source>
        <translation>Stile: die Gewichte davor</translation>
    </message>
    <message>
        <source>Styles: a guidance sweep</source>
        <translation>Stile: Reihe der Führung</translation>
    </message>
    <message>
        <source>Parts of SMooDi, one left out</source>
        <translation>SMooDi, je ein Teil weniger</translation>
    </message>
    <message>
        <source>Parts of CrossDiff, one left out</source>
        <translation>CrossDiff, je ein Teil weniger</translation>
    </message>
</context>
<context>
    <name>ui::RestyleDialog</name>
    <message>
        <source>Style</source>
        <translation>Stil</translation>
    </message>
    <message>
        <source>Restyle</source>
        <translation>Umstilisieren</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Whom to take when there are several: 1 is seen longest and largest</source>
        <translation>Wer von mehreren gemeint ist: 1 ist am längsten und größten zu sehen</translation>
    </message>
    <message>
        <source>Frames per second of the video: key point files do not say it</source>
        <translation>Bilder je Sekunde des Videos: Dateien mit Gelenkpunkten sagen es nicht</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation>Bildrate</translation>
    </message>
    <message>
        <source>As everywhere here</source>
        <translation>Wie sonst hier</translation>
    </message>
    <message>
        <source>As the model&apos;s authors do</source>
        <translation>Wie die Autoren des Modells</translation>
    </message>
    <message>
        <source>The authors&apos; clean-up puts ankles and toes of standing feet on the floor, and lets the whole body follow a little</source>
        <translation>Die Nachbearbeitung der Autoren setzt Knöchel und Zehen stehender Füße auf den Boden und lässt den ganzen Körper ein wenig folgen</translation>
    </message>
    <message>
        <source>Feet</source>
        <translation>Füße</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Parts of the body in other styles</source>
        <translation>Körperteile in anderen Stilen</translation>
    </message>
    <message>
        <source>Its own</source>
        <translation>Ihr eigener</translation>
    </message>
    <message>
        <source>As the whole</source>
        <translation>Wie das Ganze</translation>
    </message>
    <message>
        <source>Choose a clip or the key points of a video whose style the motion is to have.</source>
        <translation>Wählen Sie einen Clip oder die Gelenkpunkte eines Videos, deren Stil die Bewegung haben soll.</translation>
    </message>
    <message>
        <source>Choose a clip whose style the motion is to have.</source>
        <translation>Wählen Sie einen Clip, dessen Stil die Bewegung haben soll.</translation>
    </message>
    <message>
        <source>Of the original</source>
        <translation>Vom Original</translation>
    </message>
    <message>
        <source>How much of the motion that is there stays: little of it takes the style whole, much of it hardly changes</source>
        <translation>Wie viel von der vorhandenen Bewegung bleibt: wenig nimmt den Stil ganz an, viel ändert sich kaum</translation>
    </message>
    <message>
        <source>By inversion</source>
        <translation>Durch Umkehrung</translation>
    </message>
    <message>
        <source>By inpainting</source>
        <translation>Durch Auffüllen</translation>
    </message>
    <message>
        <source>Inversion looks for the noise that the motion is made of; inpainting draws noise, and gives the motion back until the style takes over</source>
        <translation>Umkehrung sucht das Rauschen, aus dem die Bewegung entsteht; Auffüllen lost Rauschen aus und gibt die Bewegung zurück, bis der Stil übernimmt</translation>
    </message>
    <message>
        <source>Way</source>
        <translation>Weg</translation>
    </message>
</context>
<context>
    <name>ui::RowMotions</name>
    <message>
        <source>From the evaluation “%1”, seed %2: as the metrics saw it, before feet are planted.</source>
        <translation>Aus der Auswertung „%1“, Startwert %2: wie die Metriken sie sahen, ehe Füße festgestellt werden.</translation>
    </message>
    <message>
        <source>Reading motions of %1</source>
        <translation>Bewegungen von %1 werden gelesen</translation>
    </message>
</context>
<context>
    <name>ui::RunMeasure</name>
    <message>
        <source>Measure</source>
        <translation>Messen</translation>
    </message>
    <message>
        <source>Does 20 updates and forgets them: how long would the run take, and how much memory?</source>
        <translation>Macht 20 Schritte und vergisst sie: wie lange würde der Lauf dauern, und wie viel Speicher nähme er?</translation>
    </message>
    <message>
        <source>%1 could not be started.</source>
        <translation>%1 ließ sich nicht starten.</translation>
    </message>
    <message>
        <source>Doing %1 updates…</source>
        <translation>%1 Schritte werden gemacht…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <source>The measurement failed.</source>
        <translation>Die Messung ist misslungen.</translation>
    </message>
    <message>
        <source>About %1 for %2 updates, and %3 of memory.</source>
        <translation>Etwa %1 für %2 Schritte, und %3 Speicher.</translation>
    </message>
</context>
<context>
    <name>ui::RunSamples</name>
    <message>
        <source>Samples of %1</source>
        <translation>Proben von %1</translation>
    </message>
</context>
<context>
    <name>ui::SampleRow</name>
    <message>
        <source>“%1” after %2 updates. A click makes a take of it.</source>
        <translation>„%1“ nach %2 Schritten. Ein Klick macht einen Take daraus.</translation>
    </message>
</context>
<context>
    <name>ui::SampleStrip</name>
    <message>
        <source>Samples</source>
        <translation>Proben</translation>
    </message>
    <message>
        <source>Whenever the chosen run has written new weights, these prompts are made with them, while this window is open</source>
        <translation>Immer wenn der gewählte Lauf neue Gewichte geschrieben hat, werden diese Beschreibungen damit ausgeführt, solange dieses Fenster offen ist</translation>
    </message>
    <message>
        <source>Prompts with ; between</source>
        <translation>Beschreibungen mit ; dazwischen</translation>
    </message>
    <message>
        <source>No sample of these weights: %1</source>
        <translation>Keine Probe dieser Gewichte: %1</translation>
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
    <name>ui::SteeringTools</name>
    <message>
        <source>Kept in the pose library: %1</source>
        <translation>In der Posenbibliothek: %1</translation>
    </message>
    <message>
        <source>Removed the pose “%1”.</source>
        <translation>Die Pose „%1“ ist entfernt.</translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation>Zurücklegen</translation>
    </message>
    <message>
        <source>This window keeps no poses.</source>
        <translation>Dieses Fenster legt keine Posen ab.</translation>
    </message>
</context>
<context>
    <name>ui::StrengthLane</name>
    <message>
        <source>Style strength</source>
        <translation>Stilstärke</translation>
    </message>
    <message>
        <source>Style strength: a double-click adds a point</source>
        <translation>Stilstärke: Ein Doppelklick setzt einen Punkt</translation>
    </message>
    <message>
        <source>Remove the point</source>
        <translation>Punkt entfernen</translation>
    </message>
    <message>
        <source>Add a point</source>
        <translation>Punkt setzen</translation>
    </message>
    <message>
        <source>One strength all through</source>
        <translation>Durchgehend eine Stärke</translation>
    </message>
    <message>
        <source>How strong the style is over time. A double-click adds a point, a drag moves it, Delete removes it; without points the slider counts.</source>
        <translation>Wie stark der Stil im Lauf der Zeit ist. Ein Doppelklick setzt einen Punkt, Ziehen verschiebt ihn, Entf nimmt ihn weg; ohne Punkte zählt der Regler.</translation>
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
    <name>ui::StyleBrowser</name>
    <message>
        <source>Styles</source>
        <translation>Stile</translation>
    </message>
    <message>
        <source>Search styles</source>
        <translation>Stile suchen</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>Favoriten</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Own</source>
        <translation>Eigene</translation>
    </message>
    <message>
        <source>Add a clip…</source>
        <translation>Clip hinzufügen…</translation>
    </message>
    <message>
        <source>A click chooses. Drag one style onto another to blend the two; the star makes a favourite.</source>
        <translation>Ein Klick wählt. Einen Stil auf einen anderen ziehen mischt die beiden; der Stern macht ihn zum Favoriten.</translation>
    </message>
    <message>
        <source>No style of that name.</source>
        <translation>Kein Stil heißt so.</translation>
    </message>
    <message>
        <source>No favourites yet: the star in the corner of a style makes one.</source>
        <translation>Noch keine Favoriten: Der Stern in der Ecke eines Stils macht ihn dazu.</translation>
    </message>
    <message>
        <source>No take was made in a style yet.</source>
        <translation>Noch kein Take ist in einem Stil gemacht.</translation>
    </message>
    <message>
        <source>No clips of your own yet: add one, or drop it on the style panel.</source>
        <translation>Noch keine eigenen Clips: Fügen Sie einen hinzu, oder legen Sie ihn auf dem Stilfeld ab.</translation>
    </message>
</context>
<context>
    <name>ui::StyleChoice</name>
    <message>
        <source>A file of your own; you can also drop it here</source>
        <translation>Eine eigene Datei; Sie können sie auch hier ablegen</translation>
    </message>
</context>
<context>
    <name>ui::StyleCourses</name>
    <message>
        <source>%1 keeps one style all through; the default model can change and mix it.</source>
        <translation>%1 behält durchgehend einen Stil; das Standardmodell kann ihn ändern und mischen.</translation>
    </message>
    <message>
        <source>Choose a style first: the second one is mixed into it.</source>
        <translation>Wählen Sie zuerst einen Stil: Der zweite wird in ihn gemischt.</translation>
    </message>
</context>
<context>
    <name>ui::StyleDelegate</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
</context>
<context>
    <name>ui::StyleGrid</name>
    <message>
        <source>Styles</source>
        <translation>Stile</translation>
    </message>
    <message>
        <source>+ %1</source>
        <translation>+ %1</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>Favorit</translation>
    </message>
    <message>
        <source>Mix with “%1”</source>
        <translation>Mischen mit „%1“</translation>
    </message>
    <message>
        <source>Mix with the chosen style</source>
        <translation>Mischen mit dem gewählten Stil</translation>
    </message>
    <message>
        <source>For the legs alone</source>
        <translation>Nur für die Beine</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>Aus der Liste entfernen</translation>
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
    <message>
        <source>%1, favourite</source>
        <translation>%1, Favorit</translation>
    </message>
</context>
<context>
    <name>ui::StyleMixRow</name>
    <message>
        <source>How much of each style</source>
        <translation>Wie viel von jedem Stil</translation>
    </message>
    <message>
        <source>From the first style to the second while the motion goes on</source>
        <translation>Vom ersten Stil zum zweiten, während die Bewegung läuft</translation>
    </message>
    <message>
        <source>The first style alone</source>
        <translation>Nur der erste Stil</translation>
    </message>
    <message>
        <source>The legs move as the rest does</source>
        <translation>Die Beine bewegen sich wie der Rest</translation>
    </message>
    <message>
        <source>Legs: %1</source>
        <translation>Beine: %1</translation>
    </message>
    <message>
        <source>%1 % of the second style</source>
        <translation>%1 % des zweiten Stils</translation>
    </message>
    <message>
        <source>It changes while the motion goes on; the clock beside it ends that</source>
        <translation>Es ändert sich, während die Bewegung läuft; die Uhr daneben beendet das</translation>
    </message>
</context>
<context>
    <name>ui::StylePanel</name>
    <message>
        <source>Search styles</source>
        <translation>Stile suchen</translation>
    </message>
    <message>
        <source>Choose a clip as style</source>
        <translation>Clip als Stil wählen</translation>
    </message>
    <message>
        <source>Use a clip of your own as a style: a BVH, FBX, glTF, Collada, AMC or HumanML3D .npy file. You can also drop it on this panel, or the key points of a video.</source>
        <translation>Einen eigenen Clip als Stil verwenden: eine BVH-, FBX-, glTF-, Collada-, AMC- oder HumanML3D-.npy-Datei. Sie lässt sich auch auf dieses Feld ziehen, ebenso die Gelenkpunkte eines Videos.</translation>
    </message>
    <message>
        <source>Use as a style</source>
        <translation>Als Stil verwenden</translation>
    </message>
    <message>
        <source>Mix a second style into the chosen one</source>
        <translation>Einen zweiten Stil in den gewählten mischen</translation>
    </message>
    <message>
        <source>All styles, larger and all moving</source>
        <translation>Alle Stile, größer und alle in Bewegung</translation>
    </message>
</context>
<context>
    <name>ui::SweepDialog</name>
    <message>
        <source>Sweep</source>
        <translation>Wertetafel</translation>
    </message>
    <message>
        <source>Rows: style weight</source>
        <translation>Zeilen: Stilgewicht</translation>
    </message>
    <message>
        <source>Style guide</source>
        <translation>Stilführung</translation>
    </message>
    <message>
        <source>Styles</source>
        <translation>Stile</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Make the table</source>
        <translation>Tafel machen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Wie viele</translation>
    </message>
    <message>
        <source>Choose a style in the style panel first, or let the columns be styles: without one the weights change nothing.</source>
        <translation>Wählen Sie zuerst im Feld Stil einen Stil, oder lassen Sie die Spalten Stile sein: ohne einen ändern die Gewichte nichts.</translation>
    </message>
    <message>
        <source>Tick one to three styles.</source>
        <translation>Haken Sie einen bis drei Stile an.</translation>
    </message>
    <message>
        <source>At most three styles fit on the sheet.</source>
        <translation>Höchstens drei Stile passen auf den Bogen.</translation>
    </message>
    <message>
        <source>%1 × %2 takes with seed %3</source>
        <translation>%1 × %2 Takes mit Startwert %3</translation>
    </message>
    <message>
        <source>%1. All of them stay in the list.</source>
        <translation>%1. Alle bleiben in der Liste.</translation>
    </message>
    <message>
        <source>%1, in about %2. All of them stay in the list.</source>
        <translation>%1, in etwa %2. Alle bleiben in der Liste.</translation>
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
    <message>
        <source>Loop of %1 s, smooth seam.</source>
        <translation>Schleife von %1 s, glatte Naht.</translation>
    </message>
    <message>
        <source>Loop of %1 s, the seam is hardly seen.</source>
        <translation>Schleife von %1 s, die Naht ist kaum zu sehen.</translation>
    </message>
    <message>
        <source>Loop of %1 s, the seam is seen.</source>
        <translation>Schleife von %1 s, die Naht ist zu sehen.</translation>
    </message>
    <message>
        <source>Cleaned up. The feet were steady before.</source>
        <translation>Bereinigt. Die Füße standen schon vorher ruhig.</translation>
    </message>
    <message>
        <source>Cleaned up: feet stay where they stand.</source>
        <translation>Bereinigt: Die Füße bleiben, wo sie stehen.</translation>
    </message>
    <message>
        <source>Cleaned up: feet slide less than before.</source>
        <translation>Bereinigt: Die Füße rutschen weniger als vorher.</translation>
    </message>
    <message>
        <source>Cleaned up, but the feet still slide.</source>
        <translation>Bereinigt, aber die Füße rutschen noch.</translation>
    </message>
    <message>
        <source>On “%1”: hands and feet are in place.</source>
        <translation>Auf „%1“: Hände und Füße sind an ihrem Platz.</translation>
    </message>
    <message>
        <source>On “%1”: hands or feet are up to %2 cm off.</source>
        <translation>Auf „%1“: Hände oder Füße liegen bis zu %2 cm daneben.</translation>
    </message>
    <message>
        <source>Left and right are exchanged.</source>
        <translation>Links und rechts sind vertauscht.</translation>
    </message>
    <message>
        <source>Trimmed to %1 s.</source>
        <translation>Auf %1 s gekürzt.</translation>
    </message>
    <message>
        <source>It faces forward now.</source>
        <translation>Er schaut jetzt nach vorn.</translation>
    </message>
    <message>
        <source>Cleaned up: feet stand as the bars say.</source>
        <translation>Bereinigt: Die Füße stehen, wie es die Balken sagen.</translation>
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
    <message>
        <source>%1 · changed since</source>
        <translation>%1 · seitdem geändert</translation>
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
    <message>
        <source>Show in view C</source>
        <translation>In Ansicht C zeigen</translation>
    </message>
    <message>
        <source>Show in view D</source>
        <translation>In Ansicht D zeigen</translation>
    </message>
</context>
<context>
    <name>ui::TaughtClipModel</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message numerus="yes">
        <source>cut into %n part(s)</source>
        <translation>
            <numerusform>in %n Teil geschnitten</numerusform>
            <numerusform>in %n Teile geschnitten</numerusform>
        </translation>
    </message>
    <message>
        <source>caption from the file&apos;s name</source>
        <translation>Beschreibung aus dem Dateinamen</translation>
    </message>
    <message>
        <source>Learn</source>
        <translation>Lernen</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>What is done</source>
        <translation>Was geschieht</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Bemerkung</translation>
    </message>
</context>
<context>
    <name>ui::TeachDialog</name>
    <message>
        <source>Teach it your moves</source>
        <translation>Eigene Bewegungen beibringen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>%1 could not be started.</source>
        <translation>%1 ließ sich nicht starten.</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Ordner wählen…</translation>
    </message>
    <message>
        <source>Double click a caption to correct it: it is what a prompt will say, “a person does a cartwheel”. Clips without a tick are not learned.</source>
        <translation>Ein Doppelklick auf eine Beschreibung berichtigt sie: Sie ist das, was man später eingibt, etwa „a person does a cartwheel“. Clips ohne Haken werden nicht gelernt.</translation>
    </message>
    <message>
        <source>A folder of clips with moves of your own, chosen or dropped here: BVH, FBX, GLB, AMC.</source>
        <translation>Ein Ordner mit Clips eigener Bewegungen, gewählt oder hier abgelegt: BVH, FBX, GLB, AMC.</translation>
    </message>
    <message>
        <source>Folder of motions</source>
        <translation>Ordner mit Bewegungen</translation>
    </message>
    <message>
        <source>This installation has no gesto, which teaches models.</source>
        <translation>In dieser Installation fehlt gesto, das Modellen etwas beibringt.</translation>
    </message>
    <message>
        <source>There is no folder for models of your own.</source>
        <translation>Es gibt keinen Ordner für eigene Modelle.</translation>
    </message>
    <message>
        <source>Looking at the clips…</source>
        <translation>Die Clips werden angesehen …</translation>
    </message>
    <message>
        <source>At least two clips are needed.</source>
        <translation>Es sind mindestens zwei Clips nötig.</translation>
    </message>
    <message>
        <source>Teach</source>
        <translation>Beibringen</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weitermachen</translation>
    </message>
    <message>
        <source>Use this model</source>
        <translation>Dieses Modell verwenden</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Looking into “%1”…</source>
        <translation>„%1“ wird angesehen …</translation>
    </message>
    <message>
        <source>Nothing can be learned from “%1”.</source>
        <translation>Aus „%1“ lässt sich nichts lernen.</translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s) in “%1”</source>
        <translation>
            <numerusform>%n Clip in „%1“</numerusform>
            <numerusform>%n Clips in „%1“</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n of them left out</source>
        <translation>
            <numerusform>, %n davon ausgelassen</numerusform>
            <numerusform>, %n davon ausgelassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>About %n minute(s) left</source>
        <translation>
            <numerusform>Noch etwa %n Minute</numerusform>
            <numerusform>Noch etwa %n Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped. What is done is kept.</source>
        <translation>Angehalten. Was fertig ist, bleibt erhalten.</translation>
    </message>
    <message>
        <source>It ended before it was done.</source>
        <translation>Es endete, bevor es fertig war.</translation>
    </message>
    <message>
        <source>“Go on” takes it up where it was.</source>
        <translation>„Weitermachen“ setzt dort fort, wo es war.</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird angehalten …</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n Minute</numerusform>
            <numerusform>%n Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>Where the clips show a way of moving, its name: “limping”. It can then be picked among the styles.</source>
        <translation>Zeigen die Clips eine Art, sich zu bewegen, dann deren Name: „limping“. Sie lässt sich danach unter den Stilen wählen.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Name of the model</source>
        <translation>Name des Modells</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>Stil</translation>
    </message>
    <message>
        <source>The default model learns your clips together with motions that it makes of itself, so that it keeps what it can. The more moves, the more time: five minutes do for a handful. The model becomes one of your own; the default stays as it is.</source>
        <translation>Das mitgelieferte Modell lernt Ihre Clips zusammen mit Bewegungen, die es selbst macht, damit es behält, was es kann. Je mehr Bewegungen, desto mehr Zeit: Für eine Handvoll reichen fünf Minuten. Es entsteht ein eigenes Modell; das mitgelieferte bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>It works beside you, and may be stopped at any time: what is done is kept, and the same folder under the same name goes on from there.</source>
        <translation>Es arbeitet nebenher und darf jederzeit angehalten werden: Was fertig ist, bleibt erhalten, und derselbe Ordner unter demselben Namen macht dort weiter.</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>Verlangt</translation>
    </message>
    <message>
        <source>Open the report</source>
        <translation>Bericht öffnen</translation>
    </message>
    <message>
        <source>Nothing can be written in “%1”.</source>
        <translation>In „%1“ kann nichts geschrieben werden.</translation>
    </message>
    <message>
        <source>your moves</source>
        <translation>Ihre Bewegungen</translation>
    </message>
    <message>
        <source>moves that it knew</source>
        <translation>Bewegungen, die es kannte</translation>
    </message>
    <message>
        <source>“%1” has learned. It takes prompts like the captions of your clips.</source>
        <translation>„%1“ hat gelernt. Es versteht Eingaben wie die Beschreibungen Ihrer Clips.</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>your moves: distance to the words</source>
        <translation>Ihre Bewegungen: Abstand zu den Worten</translation>
    </message>
    <message>
        <source>moves that it knew: distance to the words</source>
        <translation>Bewegungen, die es kannte: Abstand zu den Worten</translation>
    </message>
    <message>
        <source>sliding feet</source>
        <translation>rutschende Füße</translation>
    </message>
    <message>
        <source>What a motion shows is told by the clip that is nearest to it, among yours and those that the model made of moves that it knew. How near it is to its words is told by a judge that took no part; less is nearer. ± is a 95 % interval over the captions.</source>
        <translation>Was eine Bewegung zeigt, sagt der Clip, der ihr am nächsten ist, unter Ihren und denen, die das Modell aus ihm bekannten Bewegungen gemacht hat. Wie nah sie ihren Worten ist, sagt ein Richter, der nicht beteiligt war; weniger ist näher. ± ist ein 95-%-Intervall über die Beschreibungen.</translation>
    </message>
</context>
<context>
    <name>ui::TimeRuler</name>
    <message>
        <source>Nothing to play yet</source>
        <translation>Noch nichts abzuspielen</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>Drag to move through time. Drag the two handles to play only a part; double-click to play all of it again. The wheel zooms.</source>
        <translation>Ziehen fährt durch die Zeit. Ziehen Sie die beiden Griffe, um nur einen Teil zu spielen; ein Doppelklick spielt wieder alles. Das Rad zoomt.</translation>
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
    <message>
        <source>Add an action: what happens after the last one</source>
        <translation>Eine Aktion hinzufügen: was nach der letzten geschieht</translation>
    </message>
    <message>
        <source>Changed since</source>
        <translation>Seitdem geändert</translation>
    </message>
    <message>
        <source>There is no range: drag the two handles on the timeline first.</source>
        <translation>Es gibt keinen Bereich: Ziehen Sie zuerst die beiden Griffe der Zeitleiste.</translation>
    </message>
    <message>
        <source>The shown take is older than what the panels say: %1. Click to generate it as it is now.</source>
        <translation>Der gezeigte Take ist älter als das, was die Felder sagen: %1. Ein Klick erzeugt ihn, wie es jetzt ist.</translation>
    </message>
    <message>
        <source>Foot contacts of what is generated</source>
        <translation>Fußkontakte dessen, was erzeugt wird</translation>
    </message>
    <message>
        <source>Nothing is shown yet that has feet: generate a take or import a clip first.</source>
        <translation>Noch wird nichts gezeigt, das Füße hat: erzeugen Sie erst einen Take, oder importieren Sie einen Clip.</translation>
    </message>
</context>
<context>
    <name>ui::Tour</name>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>Rundgang</translation>
    </message>
    <message>
        <source>Esc; Help &gt; Tour shows it again</source>
        <translation>Esc; Hilfe &gt; Rundgang zeigt ihn wieder</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
</context>
<context>
    <name>ui::TrainingWindow</name>
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
        <translation>Noch keine Läufe. Beginnen Sie einen, oder legen Sie den Ordner eines anderswo begonnenen hier ab: Er wird weiter verfolgt.</translation>
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
    <message>
        <source>Make a model…</source>
        <translation>Ein Modell daraus machen…</translation>
    </message>
    <message>
        <source>Join trained parts to a model that can be chosen beside the prompt</source>
        <translation>Trainierte Teile zu einem Modell verbinden, das neben der Beschreibung gewählt werden kann</translation>
    </message>
    <message>
        <source>The model “%1” is in your library.</source>
        <translation>Das Modell „%1“ ist in Ihrer Bibliothek.</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>learning rate %1</source>
        <translation>Lernrate %1</translation>
    </message>
    <message>
        <source>length of the gradient %1</source>
        <translation>Länge des Gradienten %1</translation>
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
    <message>
        <source>The two skeletons are too different to compare.</source>
        <translation>Die beiden Skelette sind zu verschieden für einen Vergleich.</translation>
    </message>
    <message>
        <source>%2 cm apart on average (red: %1 cm and more)</source>
        <translation>im Mittel %2 cm auseinander (rot: ab %1 cm)</translation>
    </message>
</context>
<context>
    <name>ui::ViewportWidget</name>
    <message>
        <source>Drag a take here, or click one in the list.</source>
        <translation>Einen Take hierher ziehen oder in der Liste anklicken.</translation>
    </message>
    <message>
        <source>Show in view %1</source>
        <translation>In Ansicht %1 zeigen</translation>
    </message>
    <message>
        <source>preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
</context>
<context>
    <name>ui::WindowTools</name>
    <message>
        <source>Live link: %1</source>
        <translation>Live-Verbindung: %1</translation>
    </message>
    <message>
        <source>Other programs on this computer reach the studio at %1</source>
        <translation>Andere Programme auf diesem Rechner erreichen das Studio unter %1</translation>
    </message>
    <message>
        <source>&amp;Live link</source>
        <translation>Live-Verbin&amp;dung</translation>
    </message>
    <message>
        <source>&amp;Live link: %1</source>
        <translation>Live-Verbin&amp;dung: %1</translation>
    </message>
    <message>
        <source>%1 knows no styles; the default model does.</source>
        <translation>%1 kennt keine Stile; das übliche Modell kennt welche.</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Arbeit</translation>
    </message>
</context>
<context>
    <name>ui::WipeHandle</name>
    <message>
        <source>Border between A and B</source>
        <translation>Grenze zwischen A und B</translation>
    </message>
    <message>
        <source>Drag: more of A or more of B. Arrow keys move it, a double-click puts it in the middle.</source>
        <translation>Ziehen: mehr von A oder mehr von B. Pfeiltasten bewegen sie, ein Doppelklick setzt sie in die Mitte.</translation>
    </message>
</context>
<context>
    <name>ui::WorkPage</name>
    <message>
        <source>Show on it</source>
        <translation>Auf ihm zeigen</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>Preview while a guidance slider is dragged</source>
        <translation>Vorschau, während ein Regler der Führung gezogen wird</translation>
    </message>
    <message>
        <source>Pictures of styles move</source>
        <translation>Bilder der Stile bewegen sich</translation>
    </message>
    <message>
        <source>In the style panel under the mouse, in the larger list all at once</source>
        <translation>Im Stilfeld unter der Maus, in der größeren Liste alle zugleich</translation>
    </message>
    <message>
        <source>Exactly</source>
        <translation>Genau</translation>
    </message>
    <message>
        <source>Quicker, in bf16</source>
        <translation>Schneller, in bf16</translation>
    </message>
    <message>
        <source>From the next start on. Quicker with SMooDi and CrossDiff models where the processor multiplies bf16; motions differ by rounding.</source>
        <translation>Ab dem nächsten Start. Schneller mit SMooDi- und CrossDiff-Modellen, wo der Prozessor bf16 multipliziert; Bewegungen weichen um Rundungen ab.</translation>
    </message>
    <message>
        <source>Show the tour again</source>
        <translation>Rundgang noch einmal zeigen</translation>
    </message>
    <message>
        <source>Models compute</source>
        <translation>Modelle rechnen</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>Figuren</translation>
    </message>
    <message>
        <source>First minutes</source>
        <translation>Erste Minuten</translation>
    </message>
    <message>
        <source>%1 (the file is gone)</source>
        <translation>%1 (die Datei ist weg)</translation>
    </message>
    <message>
        <source>%1 · arms %2° · stride %3</source>
        <translation>%1 · Arme %2° · Schritt %3</translation>
    </message>
    <message>
        <source>None yet: View &gt; My character opens one</source>
        <translation>Noch keine: Ansicht &gt; Meine Figur öffnet eine</translation>
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
        <source>generate</source>
        <translation>erzeugen</translation>
    </message>
    <message>
        <source>stop generating</source>
        <translation>Erzeugen abbrechen</translation>
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
        <source>start, end</source>
        <translation>Anfang, Ende</translation>
    </message>
    <message>
        <source>frame all</source>
        <translation>alles zeigen</translation>
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
    <message>
        <source>contact sheet (1 to 9 keeps a take), overlay, difference in colours</source>
        <translation>Kontaktbogen (1 bis 9 behält einen Take), Überlagern, Unterschied in Farben</translation>
    </message>
    <message>
        <source>every command by its name</source>
        <translation>jeder Befehl nach seinem Namen</translation>
    </message>
    <message>
        <source>Click, ↑ ↓</source>
        <translation>Klick, ↑ ↓</translation>
    </message>
    <message>
        <source>on a take: show it; with Alt: in view B</source>
        <translation>auf einem Take: zeigt ihn; mit Alt: in Ansicht B</translation>
    </message>
    <message>
        <source>move or turn joints in the view, axes of the part</source>
        <translation>Gelenke in der Ansicht bewegen oder drehen, Achsen des Körperteils</translation>
    </message>
    <message>
        <source>one, two, four views, wipe</source>
        <translation>eine, zwei, vier Ansichten, wischen</translation>
    </message>
    <message>
        <source>one camera, one clock, one place for all views</source>
        <translation>eine Kamera, eine Uhr, ein Ort für alle Ansichten</translation>
    </message>
    <message>
        <source>curves of joints</source>
        <translation>Kurven von Gelenken</translation>
    </message>
    <message>
        <source>help for the panel under the focus</source>
        <translation>Hilfe zum Feld mit dem Fokus</translation>
    </message>
    <message>
        <source>A character with its body</source>
        <translation>Eine Figur mit ihrem Körper</translation>
    </message>
    <message>
        <source>Characters (*.fbx *.glb *.gltf)</source>
        <translation>Figuren (*.fbx *.glb *.gltf)</translation>
    </message>
    <message>
        <source>all styles</source>
        <translation>alle Stile</translation>
    </message>
    <message>
        <source>Alt and left drag</source>
        <translation>Alt und links ziehen</translation>
    </message>
    <message>
        <source>Alt and middle drag</source>
        <translation>Alt und Mitte ziehen</translation>
    </message>
    <message>
        <source>Wheel, Alt and right drag</source>
        <translation>Rad, Alt und rechts ziehen</translation>
    </message>
    <message>
        <source>Middle drag</source>
        <translation>Mitte ziehen</translation>
    </message>
    <message>
        <source>Shift and middle drag</source>
        <translation>Umschalt und Mitte ziehen</translation>
    </message>
    <message>
        <source>Wheel, Ctrl and middle drag</source>
        <translation>Rad, Strg und Mitte ziehen</translation>
    </message>
    <message>
        <source>Use as a style</source>
        <translation>Als Stil verwenden</translation>
    </message>
</context>
</TS>
