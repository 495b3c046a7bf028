<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>BodyJoint</name>
    <message>
        <source>Pelvis</source>
        <translation>Bassin</translation>
    </message>
    <message>
        <source>Left thigh</source>
        <translation>Cuisse gauche</translation>
    </message>
    <message>
        <source>Right thigh</source>
        <translation>Cuisse droite</translation>
    </message>
    <message>
        <source>Lower spine</source>
        <translation>Bas du dos</translation>
    </message>
    <message>
        <source>Left shin</source>
        <translation>Tibia gauche</translation>
    </message>
    <message>
        <source>Right shin</source>
        <translation>Tibia droit</translation>
    </message>
    <message>
        <source>Middle spine</source>
        <translation>Milieu du dos</translation>
    </message>
    <message>
        <source>Left foot</source>
        <translation>Pied gauche</translation>
    </message>
    <message>
        <source>Right foot</source>
        <translation>Pied droit</translation>
    </message>
    <message>
        <source>Chest</source>
        <translation>Poitrine</translation>
    </message>
    <message>
        <source>Left toes</source>
        <translation>Orteils gauches</translation>
    </message>
    <message>
        <source>Right toes</source>
        <translation>Orteils droits</translation>
    </message>
    <message>
        <source>Neck</source>
        <translation>Cou</translation>
    </message>
    <message>
        <source>Left collar</source>
        <translation>Clavicule gauche</translation>
    </message>
    <message>
        <source>Right collar</source>
        <translation>Clavicule droite</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>Tête</translation>
    </message>
    <message>
        <source>Left upper arm</source>
        <translation>Bras gauche</translation>
    </message>
    <message>
        <source>Right upper arm</source>
        <translation>Bras droit</translation>
    </message>
    <message>
        <source>Left forearm</source>
        <translation>Avant-bras gauche</translation>
    </message>
    <message>
        <source>Right forearm</source>
        <translation>Avant-bras droit</translation>
    </message>
    <message>
        <source>Left hand</source>
        <translation>Main gauche</translation>
    </message>
    <message>
        <source>Right hand</source>
        <translation>Main droite</translation>
    </message>
</context>
<context>
    <name>CurveText</name>
    <message>
        <source>Height (y)</source>
        <translation>Hauteur (y)</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Vitesse</translation>
    </message>
    <message>
        <source>Sideways (x)</source>
        <translation>De côté (x)</translation>
    </message>
    <message>
        <source>Forwards (z)</source>
        <translation>En avant (z)</translation>
    </message>
    <message>
        <source>Bend</source>
        <translation>Flexion</translation>
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
        <translation>Ceci n&apos;est pas utilisable tel quel</translation>
    </message>
    <message>
        <source>Something is missing</source>
        <translation>Il manque quelque chose</translation>
    </message>
    <message>
        <source>The file could not be read</source>
        <translation>Impossible de lire le fichier</translation>
    </message>
    <message>
        <source>The file is damaged or of another kind</source>
        <translation>Le fichier est endommagé ou d&apos;un autre type</translation>
    </message>
    <message>
        <source>This kind of file is not supported</source>
        <translation>Ce type de fichier n&apos;est pas pris en charge</translation>
    </message>
    <message>
        <source>The file could not be saved</source>
        <translation>Impossible d&apos;enregistrer le fichier</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Arrêté</translation>
    </message>
    <message>
        <source>Something went wrong inside the program</source>
        <translation>Une erreur s&apos;est produite dans le programme</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>en</source>
        <comment>the folder of the help pages in this language</comment>
        <translation>fr</translation>
    </message>
</context>
<context>
    <name>JointTitle</name>
    <message>
        <source>Pelvis</source>
        <translation>Bassin</translation>
    </message>
    <message>
        <source>Left hip</source>
        <translation>Hanche gauche</translation>
    </message>
    <message>
        <source>Right hip</source>
        <translation>Hanche droite</translation>
    </message>
    <message>
        <source>Lower spine</source>
        <translation>Bas du dos</translation>
    </message>
    <message>
        <source>Left knee</source>
        <translation>Genou gauche</translation>
    </message>
    <message>
        <source>Right knee</source>
        <translation>Genou droit</translation>
    </message>
    <message>
        <source>Middle spine</source>
        <translation>Milieu du dos</translation>
    </message>
    <message>
        <source>Left foot</source>
        <translation>Pied gauche</translation>
    </message>
    <message>
        <source>Right foot</source>
        <translation>Pied droit</translation>
    </message>
    <message>
        <source>Chest</source>
        <translation>Poitrine</translation>
    </message>
    <message>
        <source>Left toes</source>
        <translation>Orteils gauches</translation>
    </message>
    <message>
        <source>Right toes</source>
        <translation>Orteils droits</translation>
    </message>
    <message>
        <source>Neck</source>
        <translation>Cou</translation>
    </message>
    <message>
        <source>Left collar</source>
        <translation>Clavicule gauche</translation>
    </message>
    <message>
        <source>Right collar</source>
        <translation>Clavicule droite</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>Tête</translation>
    </message>
    <message>
        <source>Left shoulder</source>
        <translation>Épaule gauche</translation>
    </message>
    <message>
        <source>Right shoulder</source>
        <translation>Épaule droite</translation>
    </message>
    <message>
        <source>Left elbow</source>
        <translation>Coude gauche</translation>
    </message>
    <message>
        <source>Right elbow</source>
        <translation>Coude droit</translation>
    </message>
    <message>
        <source>Left hand</source>
        <translation>Main gauche</translation>
    </message>
    <message>
        <source>Right hand</source>
        <translation>Main droite</translation>
    </message>
</context>
<context>
    <name>ModelText</name>
    <message>
        <source>Default</source>
        <translation>Par défaut</translation>
    </message>
    <message>
        <source>motion from text</source>
        <translation>mouvement d&apos;après texte</translation>
    </message>
    <message>
        <source>styles by name and from clips</source>
        <translation>styles par nom et par clip</translation>
    </message>
    <message>
        <source>styles from clips</source>
        <translation>styles par clip</translation>
    </message>
    <message>
        <source>several actions in a row</source>
        <translation>plusieurs actions à la suite</translation>
    </message>
    <message>
        <source>poses and paths</source>
        <translation>poses et trajectoires</translation>
    </message>
    <message>
        <source>restyling</source>
        <translation>restylisation</translation>
    </message>
    <message>
        <source>2D first</source>
        <translation>d&apos;abord en 2D</translation>
    </message>
    <message>
        <source>parts of a motion given</source>
        <translation>parties imposées d&apos;un mouvement</translation>
    </message>
    <message>
        <source>video to motion</source>
        <translation>vidéo vers mouvement</translation>
    </message>
    <message>
        <source>a style that changes, two mixed</source>
        <translation>un style qui change, deux mélangés</translation>
    </message>
    <message>
        <source>motions beside clips</source>
        <translation>mouvements à côté de clips</translation>
    </message>
    <message>
        <source>styles of body parts</source>
        <translation>styles de parties du corps</translation>
    </message>
    <message>
        <source>styles from key points</source>
        <translation>styles de points clés</translation>
    </message>
    <message>
        <source>feet told when to stand</source>
        <translation>des pieds à qui l&apos;on dit quand se poser</translation>
    </message>
    <message>
        <source>restyling by inpainting</source>
        <translation>restyliser par remplissage</translation>
    </message>
</context>
<context>
    <name>QShortcut</name>
    <message>
        <source>Ctrl</source>
        <translation>Ctrl</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Maj</translation>
    </message>
    <message>
        <source>Alt</source>
        <translation>Alt</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Espace</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Échap</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Suppr</translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation>Retour arrière</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Début</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Fin</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Gauche</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Droite</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Haut</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Bas</translation>
    </message>
    <message>
        <source>PgUp</source>
        <translation>Page préc.</translation>
    </message>
    <message>
        <source>PgDown</source>
        <translation>Page suiv.</translation>
    </message>
    <message>
        <source>Ins</source>
        <translation>Inser</translation>
    </message>
</context>
<context>
    <name>RunText</name>
    <message>
        <source>waits</source>
        <translation>en attente</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>en pause</translation>
    </message>
    <message>
        <source>done</source>
        <translation>terminé</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>arrêté</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>échoué</translation>
    </message>
    <message>
        <source>died</source>
        <translation>interrompu</translation>
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
        <translation>génération</translation>
    </message>
    <message>
        <source>loading the model</source>
        <translation>chargement du modèle</translation>
    </message>
    <message>
        <source>reading the style</source>
        <translation>lecture du style</translation>
    </message>
    <message>
        <source>reading the key points</source>
        <translation>lecture des points clés</translation>
    </message>
    <message>
        <source>lifting</source>
        <translation>passage en 3D</translation>
    </message>
    <message>
        <source>inverting</source>
        <translation>inversion</translation>
    </message>
    <message>
        <source>film</source>
        <translation>film</translation>
    </message>
    <message>
        <source>reading the clips</source>
        <translation>lecture des clips</translation>
    </message>
    <message>
        <source>sampling what the model knows</source>
        <translation>exemples de ce que le modèle sait</translation>
    </message>
    <message>
        <source>asking the model as it is</source>
        <translation>essai du modèle actuel</translation>
    </message>
    <message>
        <source>measuring</source>
        <translation>mesure</translation>
    </message>
    <message>
        <source>learning: denoiser</source>
        <translation>apprentissage&#xa0;: débruiteur</translation>
    </message>
    <message>
        <source>learning: adaptor</source>
        <translation>apprentissage&#xa0;: adaptateur</translation>
    </message>
    <message>
        <source>joining the parts</source>
        <translation>assemblage des parties</translation>
    </message>
    <message>
        <source>reading it back</source>
        <translation>relecture</translation>
    </message>
    <message>
        <source>asking the taught model</source>
        <translation>essai du modèle instruit</translation>
    </message>
</context>
<context>
    <name>Style</name>
    <message>
        <source>No style</source>
        <translation>Sans style</translation>
    </message>
</context>
<context>
    <name>StyleLabel</name>
    <message>
        <source>Active</source>
        <translation>Vif</translation>
    </message>
    <message>
        <source>Aeroplane</source>
        <translation>Avion</translation>
    </message>
    <message>
        <source>Angry</source>
        <translation>En colère</translation>
    </message>
    <message>
        <source>Chicken</source>
        <translation>Poule</translation>
    </message>
    <message>
        <source>Childish</source>
        <translation>Enfantin</translation>
    </message>
    <message>
        <source>Chimpira</source>
        <translation>Voyou</translation>
    </message>
    <message>
        <source>Depressed</source>
        <translation>Déprimé</translation>
    </message>
    <message>
        <source>Drunk</source>
        <translation>Ivre</translation>
    </message>
    <message>
        <source>Elated</source>
        <translation>Exalté</translation>
    </message>
    <message>
        <source>Elderly</source>
        <translation>Âgé</translation>
    </message>
    <message>
        <source>Exhausted</source>
        <translation>Épuisé</translation>
    </message>
    <message>
        <source>Feminine</source>
        <translation>Féminin</translation>
    </message>
    <message>
        <source>Giant</source>
        <translation>Géant</translation>
    </message>
    <message>
        <source>Happy</source>
        <translation>Joyeux</translation>
    </message>
    <message>
        <source>Masculine</source>
        <translation>Masculin</translation>
    </message>
    <message>
        <source>Masculinity</source>
        <translation>Masculin</translation>
    </message>
    <message>
        <source>Musical</source>
        <translation>Musical</translation>
    </message>
    <message>
        <source>Neutral</source>
        <translation>Neutre</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Not confident</source>
        <translation>Peu sûr</translation>
    </message>
    <message>
        <source>Old</source>
        <translation>Vieux</translation>
    </message>
    <message>
        <source>Proud</source>
        <translation>Fier</translation>
    </message>
    <message>
        <source>Robot</source>
        <translation>Robot</translation>
    </message>
    <message>
        <source>Rushed</source>
        <translation>Pressé</translation>
    </message>
    <message>
        <source>Sad</source>
        <translation>Triste</translation>
    </message>
    <message>
        <source>Tired</source>
        <translation>Fatigué</translation>
    </message>
    <message>
        <source>Youthful</source>
        <translation>Juvénile</translation>
    </message>
    <message>
        <source>Zombie</source>
        <translation>Zombie</translation>
    </message>
</context>
<context>
    <name>StyledPart</name>
    <message>
        <source>Left leg</source>
        <translation>Jambe gauche</translation>
    </message>
    <message>
        <source>Right leg</source>
        <translation>Jambe droite</translation>
    </message>
    <message>
        <source>Trunk and head</source>
        <translation>Tronc et tête</translation>
    </message>
    <message>
        <source>Left arm</source>
        <translation>Bras gauche</translation>
    </message>
    <message>
        <source>Right arm</source>
        <translation>Bras droit</translation>
    </message>
</context>
<context>
    <name>SweepText</name>
    <message>
        <source>Style %1</source>
        <translation>Style %1</translation>
    </message>
    <message>
        <source>Guide %1</source>
        <translation>Guidage %1</translation>
    </message>
</context>
<context>
    <name>TakeName</name>
    <message>
        <source>words</source>
        <translation>texte</translation>
    </message>
    <message>
        <source>length</source>
        <translation>durée</translation>
    </message>
    <message>
        <source>style</source>
        <translation>style</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>poids</translation>
    </message>
    <message>
        <source>model</source>
        <translation>modèle</translation>
    </message>
    <message>
        <source>2D first</source>
        <translation>d&apos;abord en 2D</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>étapes</translation>
    </message>
    <message>
        <source>poses and path</source>
        <translation>poses et trajectoire</translation>
    </message>
    <message>
        <source>what is kept</source>
        <translation>parties gardées</translation>
    </message>
    <message>
        <source>content %1</source>
        <translation>contenu %1</translation>
    </message>
    <message>
        <source>content as usual</source>
        <translation>contenu habituel</translation>
    </message>
    <message>
        <source>style %1</source>
        <translation>style %1</translation>
    </message>
    <message>
        <source>guide %1</source>
        <translation>guidage %1</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>2D down to %1</source>
        <translation>2D jusqu&apos;à %1</translation>
    </message>
    <message>
        <source>without 2D</source>
        <translation>sans 2D</translation>
    </message>
    <message>
        <source>%1 steps</source>
        <translation>%1 étapes</translation>
    </message>
    <message>
        <source>steps as usual</source>
        <translation>étapes habituelles</translation>
    </message>
    <message>
        <source>%1 s kept</source>
        <translation>%1 s gardées</translation>
    </message>
    <message>
        <source>no key poses</source>
        <translation>sans pose clé</translation>
    </message>
    <message numerus="yes">
        <source>%n key pose(s)</source>
        <translation>
            <numerusform>%n pose clé</numerusform>
            <numerusform>%n poses clés</numerusform>
        </translation>
    </message>
    <message>
        <source>no path</source>
        <translation>sans trajectoire</translation>
    </message>
    <message>
        <source>on a path</source>
        <translation>sur une trajectoire</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>graine %1</translation>
    </message>
    <message>
        <source>again</source>
        <translation>encore</translation>
    </message>
    <message>
        <source>course of the style</source>
        <translation>cours du style</translation>
    </message>
    <message>
        <source>not mixed</source>
        <translation>non mélangé</translation>
    </message>
    <message>
        <source>mixed with %1</source>
        <translation>mélangé avec %1</translation>
    </message>
    <message>
        <source>same legs</source>
        <translation>mêmes jambes</translation>
    </message>
    <message>
        <source>legs %1</source>
        <translation>jambes %1</translation>
    </message>
    <message>
        <source>even strength</source>
        <translation>force égale</translation>
    </message>
    <message>
        <source>strength over time</source>
        <translation>force dans le temps</translation>
    </message>
    <message>
        <source>clips beside it</source>
        <translation>clips à côté</translation>
    </message>
    <message>
        <source>beside no clips</source>
        <translation>sans clips à côté</translation>
    </message>
    <message numerus="yes">
        <source>beside %n clip(s)</source>
        <translation>
            <numerusform>à côté de %n clip</numerusform>
            <numerusform>à côté de %n clips</numerusform>
        </translation>
    </message>
    <message>
        <source>foot contacts</source>
        <translation>contacts des pieds</translation>
    </message>
    <message>
        <source>feet as they like</source>
        <translation>pieds libres</translation>
    </message>
    <message>
        <source>feet as told</source>
        <translation>pieds comme dit</translation>
    </message>
    <message>
        <source>all may change</source>
        <translation>tout peut changer</translation>
    </message>
    <message>
        <source>near the keys alone</source>
        <translation>seulement près des poses clés</translation>
    </message>
</context>
<context>
    <name>UndoTitle</name>
    <message>
        <source>edit prompt</source>
        <translation>modifier la description</translation>
    </message>
    <message>
        <source>choose style</source>
        <translation>choisir le style</translation>
    </message>
    <message>
        <source>choose model</source>
        <translation>choisir le modèle</translation>
    </message>
    <message>
        <source>change length</source>
        <translation>modifier la durée</translation>
    </message>
    <message>
        <source>change seed</source>
        <translation>modifier la graine</translation>
    </message>
    <message>
        <source>change variants</source>
        <translation>modifier le nombre de variantes</translation>
    </message>
    <message>
        <source>change guidance</source>
        <translation>modifier le guidage</translation>
    </message>
    <message>
        <source>change 2D/3D mixture</source>
        <translation>modifier le mélange 2D/3D</translation>
    </message>
    <message>
        <source>change steps</source>
        <translation>modifier les étapes</translation>
    </message>
    <message>
        <source>use take&apos;s settings</source>
        <translation>utiliser les réglages de la prise</translation>
    </message>
    <message>
        <source>import clip</source>
        <translation>importer un clip</translation>
    </message>
    <message>
        <source>delete take</source>
        <translation>supprimer la prise</translation>
    </message>
    <message>
        <source>delete takes</source>
        <translation>supprimer les prises</translation>
    </message>
    <message>
        <source>rename take</source>
        <translation>renommer la prise</translation>
    </message>
    <message>
        <source>pin take</source>
        <translation>épingler la prise</translation>
    </message>
    <message>
        <source>unpin take</source>
        <translation>détacher la prise</translation>
    </message>
    <message>
        <source>tag take</source>
        <translation>étiqueter la prise</translation>
    </message>
    <message>
        <source>edit take</source>
        <translation>modifier la prise</translation>
    </message>
    <message>
        <source>edit actions</source>
        <translation>modifier les actions</translation>
    </message>
    <message>
        <source>generate take</source>
        <translation>générer une prise</translation>
    </message>
    <message>
        <source>restyle take</source>
        <translation>restyliser la prise</translation>
    </message>
    <message>
        <source>take from video</source>
        <translation>prise d&apos;après vidéo</translation>
    </message>
    <message>
        <source>keep take</source>
        <translation>garder la prise</translation>
    </message>
    <message>
        <source>freeze or thaw</source>
        <translation>figer ou libérer</translation>
    </message>
    <message>
        <source>change key poses</source>
        <translation>modifier les poses clés</translation>
    </message>
    <message>
        <source>change path</source>
        <translation>modifier la trajectoire</translation>
    </message>
    <message>
        <source>show motions</source>
        <translation>montrer les mouvements</translation>
    </message>
    <message>
        <source>change foot contacts</source>
        <translation>modifier les contacts des pieds</translation>
    </message>
    <message>
        <source>change course of style</source>
        <translation>modifier le cours du style</translation>
    </message>
    <message>
        <source>choose clips beside the motion</source>
        <translation>choisir des clips voisins</translation>
    </message>
    <message>
        <source>change told foot contacts</source>
        <translation>modifier les contacts voulus</translation>
    </message>
    <message>
        <source>let all of it change</source>
        <translation>laisser tout changer</translation>
    </message>
</context>
<context>
    <name>ui::ActionLane</name>
    <message>
        <source>Actions</source>
        <translation>Actions</translation>
    </message>
    <message>
        <source>What does the character do?</source>
        <translation>Que fait le personnage&#xa0;?</translation>
    </message>
    <message>
        <source>Thaw: let this action be made again</source>
        <translation>Libérer&#xa0;: cette action pourra être refaite</translation>
    </message>
    <message>
        <source>Freeze: keep this action as the shown take has it, when the rest is made again</source>
        <translation>Figer&#xa0;: garder cette action comme dans la prise affichée quand le reste est refait</translation>
    </message>
    <message>
        <source>Make only this action again, with another seed; the rest of the shown take stays</source>
        <translation>Refaire seulement cette action avec une autre graine&#xa0;; le reste de la prise affichée ne change pas</translation>
    </message>
    <message>
        <source>%1 makes one action at a time; the default model makes several in a row.</source>
        <translation>%1 ne fait qu&apos;une action à la fois&#xa0;; le modèle par défaut en enchaîne plusieurs.</translation>
    </message>
    <message>
        <source>The actions take 60 seconds already, and more is not made at once.</source>
        <translation>Les actions durent déjà 60 secondes&#xa0;; on ne peut pas en faire plus d&apos;un coup.</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Write…</source>
        <translation>Écrire…</translation>
    </message>
    <message>
        <source>Add an action</source>
        <translation>Ajouter une action</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Thaw</source>
        <translation>Libérer</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>Figer</translation>
    </message>
    <message>
        <source>Make again</source>
        <translation>Refaire</translation>
    </message>
    <message>
        <source>Thaw all</source>
        <translation>Tout libérer</translation>
    </message>
    <message>
        <source>Double-click to write what happens, or behind the last action to add one. Drag an edge; Delete removes.</source>
        <translation>Double-clic pour écrire ce qui se passe, ou après la dernière action pour en ajouter une. Tirez un bord&#xa0;; Suppr retire.</translation>
    </message>
</context>
<context>
    <name>ui::Actions</name>
    <message>
        <source>&amp;New project</source>
        <translation>&amp;Nouveau projet</translation>
    </message>
    <message>
        <source>&amp;Open project…</source>
        <translation>&amp;Ouvrir un projet…</translation>
    </message>
    <message>
        <source>&amp;Save project</source>
        <translation>&amp;Enregistrer le projet</translation>
    </message>
    <message>
        <source>Save project &amp;as…</source>
        <translation>Enregistrer le projet &amp;sous…</translation>
    </message>
    <message>
        <source>Open &amp;example</source>
        <translation>Ouvrir l&apos;exem&amp;ple</translation>
    </message>
    <message>
        <source>&amp;Import clip…</source>
        <translation>&amp;Importer un clip…</translation>
    </message>
    <message>
        <source>Read a BVH, FBX, glTF or other motion file as a take, to look at it, restyle it or use it as a style</source>
        <translation>Lire un fichier BVH, FBX, glTF ou autre comme prise, pour la voir, la restyliser ou en faire un style</translation>
    </message>
    <message>
        <source>Motion from a &amp;video…</source>
        <translation>Mouvement d&apos;après &amp;vidéo…</translation>
    </message>
    <message>
        <source>Make a motion from the key points of a video: JSON of OpenPose, AlphaPose, COCO or MMPose</source>
        <translation>Créer un mouvement à partir des points clés d&apos;une vidéo&#xa0;: JSON d&apos;OpenPose, AlphaPose, COCO ou MMPose</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>E&amp;xporter…</translation>
    </message>
    <message>
        <source>Save the motion in the active view as FBX, glTF or BVH for Blender, Maya, Unreal and others</source>
        <translation>Enregistrer le mouvement de la vue active en FBX, glTF ou BVH pour Blender, Maya, Unreal et d&apos;autres</translation>
    </message>
    <message>
        <source>&amp;Live link</source>
        <translation>&amp;Liaison en direct</translation>
    </message>
    <message>
        <source>Other programs on this computer, Blender with Gesto&apos;s add-on for one, ask the studio for motions while it runs</source>
        <translation>D&apos;autres programmes de cet ordinateur, par exemple Blender avec l&apos;extension de Gesto, demandent des mouvements au studio tant qu&apos;il tourne</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rétablir</translation>
    </message>
    <message>
        <source>&amp;Bring back takes</source>
        <translation>Ré&amp;cupérer des prises</translation>
    </message>
    <message>
        <source>Takes that undo took away and that Redo cannot bring back</source>
        <translation>Prises retirées par «&#xa0;Annuler&#xa0;» que «&#xa0;Rétablir&#xa0;» ne peut plus ramener</translation>
    </message>
    <message>
        <source>Re&amp;name take</source>
        <translation>Reno&amp;mmer la prise</translation>
    </message>
    <message>
        <source>&amp;Pin or unpin take</source>
        <translation>É&amp;pingler ou détacher la prise</translation>
    </message>
    <message>
        <source>&amp;Delete takes</source>
        <translation>&amp;Supprimer les prises</translation>
    </message>
    <message>
        <source>Undo brings them back</source>
        <translation>«&#xa0;Annuler&#xa0;» les ramène</translation>
    </message>
    <message>
        <source>Use the take&apos;s &amp;settings</source>
        <translation>&amp;Utiliser les réglages de la prise</translation>
    </message>
    <message>
        <source>Puts its prompt, style, seed and weights back into the panels</source>
        <translation>Remet sa description, son style, sa graine et ses poids dans les panneaux</translation>
    </message>
    <message>
        <source>Copy as &amp;command line</source>
        <translation>Copier en &amp;ligne de commande</translation>
    </message>
    <message>
        <source>The gesto command that makes the same take</source>
        <translation>La commande gesto qui produit la même prise</translation>
    </message>
    <message>
        <source>&amp;Clean up</source>
        <translation>&amp;Nettoyer</translation>
    </message>
    <message>
        <source>Takes off jitter, puts the figure on the floor and keeps standing feet in place</source>
        <translation>Enlève les tremblements, pose le personnage au sol et maintient les pieds d&apos;appui en place</translation>
    </message>
    <message>
        <source>Left foot stands or s&amp;wings</source>
        <translation>Pied &amp;gauche posé ou levé</translation>
    </message>
    <message>
        <source>The left foot&apos;s bar at the playhead goes, or a new one comes; Clean up holds feet as the bars say</source>
        <translation>La barre du pied gauche à la tête de lecture disparaît, ou une nouvelle apparaît&#xa0;; Nettoyer tient les pieds comme le disent les barres</translation>
    </message>
    <message>
        <source>Right foot stands or sw&amp;ings</source>
        <translation>Pied &amp;droit posé ou levé</translation>
    </message>
    <message>
        <source>The right foot&apos;s bar at the playhead goes, or a new one comes; Clean up holds feet as the bars say</source>
        <translation>La barre du pied droit à la tête de lecture disparaît, ou une nouvelle apparaît&#xa0;; Nettoyer tient les pieds comme le disent les barres</translation>
    </message>
    <message>
        <source>Foot contacts as f&amp;ound</source>
        <translation>&amp;Contacts d&apos;origine</translation>
    </message>
    <message>
        <source>What was changed about the shown take&apos;s foot contacts is dropped</source>
        <translation>Ce qui a été modifié dans les contacts des pieds de la prise affichée est abandonné</translation>
    </message>
    <message>
        <source>&amp;Mirror</source>
        <translation>&amp;Miroir</translation>
    </message>
    <message>
        <source>Left becomes right</source>
        <translation>La gauche devient la droite</translation>
    </message>
    <message>
        <source>Make a &amp;loop</source>
        <translation>Faire une &amp;boucle</translation>
    </message>
    <message>
        <source>Cuts the piece that comes round best and blends its seam</source>
        <translation>Coupe le passage qui boucle le mieux et fond le raccord</translation>
    </message>
    <message>
        <source>&amp;Trim to the range</source>
        <translation>&amp;Rogner à la plage</translation>
    </message>
    <message>
        <source>Keeps what lies between the two handles on the timeline</source>
        <translation>Garde ce qui se trouve entre les deux poignées de la ligne de temps</translation>
    </message>
    <message>
        <source>Turn to &amp;face forward</source>
        <translation>&amp;Tourner vers l&apos;avant</translation>
    </message>
    <message>
        <source>The first frame looks along the blue line</source>
        <translation>La première image regarde le long de la ligne bleue</translation>
    </message>
    <message>
        <source>Put on a c&amp;haracter…</source>
        <translation>Appliquer à un &amp;personnage…</translation>
    </message>
    <message>
        <source>The motion on the skeleton of your own character: FBX, glTF, BVH</source>
        <translation>Le mouvement sur le squelette de votre personnage&#xa0;: FBX, glTF, BVH</translation>
    </message>
    <message>
        <source>&amp;Generate</source>
        <translation>&amp;Générer</translation>
    </message>
    <message>
        <source>Make a new take from the prompt and the style</source>
        <translation>Créer une prise à partir de la description et du style</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>&amp;Arrêter</translation>
    </message>
    <message>
        <source>Stop generating</source>
        <translation>Arrêter la génération</translation>
    </message>
    <message>
        <source>Generate take &amp;again</source>
        <translation>&amp;Régénérer la prise</translation>
    </message>
    <message>
        <source>The chosen take&apos;s request once more</source>
        <translation>Relance la demande de la prise choisie</translation>
    </message>
    <message>
        <source>&amp;Restyle take</source>
        <translation>Re&amp;styliser la prise</translation>
    </message>
    <message>
        <source>The chosen take&apos;s motion in the style of the style panel</source>
        <translation>Le mouvement de la prise choisie dans le style du panneau Style</translation>
    </message>
    <message>
        <source>&amp;Use take as style</source>
        <translation>&amp;Utiliser la prise comme style</translation>
    </message>
    <message>
        <source>Puts the chosen take into the style panel</source>
        <translation>Place la prise choisie dans le panneau Style</translation>
    </message>
    <message>
        <source>&amp;Freeze or thaw the action</source>
        <translation>&amp;Figer ou libérer l&apos;action</translation>
    </message>
    <message>
        <source>The chosen action on the timeline, or the one at the playhead, stays as the shown take has it when the rest is made again</source>
        <translation>L&apos;action choisie, ou celle sous la tête de lecture, reste comme dans la prise affichée quand le reste est refait</translation>
    </message>
    <message>
        <source>Make the &amp;action again</source>
        <translation>Refaire l&apos;a&amp;ction</translation>
    </message>
    <message>
        <source>Only the chosen action on the timeline, or the one at the playhead, with another seed; the rest of the shown take stays</source>
        <translation>Seulement l&apos;action choisie, ou celle sous la tête de lecture, avec une autre graine&#xa0;; le reste de la prise affichée ne change pas</translation>
    </message>
    <message>
        <source>&amp;Keep or thaw the range</source>
        <translation>Figer ou libérer la &amp;plage</translation>
    </message>
    <message>
        <source>What lies between the two handles on the timeline stays as the shown take has it when the rest is made again</source>
        <translation>Ce qui se trouve entre les deux poignées de la ligne de temps reste comme dans la prise affichée quand le reste est refait</translation>
    </message>
    <message>
        <source>Make the ra&amp;nge again</source>
        <translation>Refaire la p&amp;lage</translation>
    </message>
    <message>
        <source>Only what lies between the two handles on the timeline, with another seed; the rest of the shown take stays</source>
        <translation>Seulement ce qui se trouve entre les deux poignées de la ligne de temps, avec une autre graine&#xa0;; le reste de la prise affichée ne change pas</translation>
    </message>
    <message>
        <source>P&amp;in this pose</source>
        <translation>Fi&amp;xer cette pose</translation>
    </message>
    <message>
        <source>The shown take&apos;s pose at the playhead becomes a key: the next motion goes through it at that time</source>
        <translation>La pose de la prise affichée à la tête de lecture devient une clé&#xa0;: le prochain mouvement y passe à cet instant</translation>
    </message>
    <message>
        <source>C&amp;opy pose</source>
        <translation>Copi&amp;er la pose</translation>
    </message>
    <message>
        <source>Remembers the shown take&apos;s pose at the playhead, to pin it elsewhere</source>
        <translation>Retient la pose de la prise affichée à la tête de lecture, pour la fixer ailleurs</translation>
    </message>
    <message>
        <source>Pin copied p&amp;ose</source>
        <translation>Fixer la pose cop&amp;iée</translation>
    </message>
    <message>
        <source>The copied pose becomes a key at the playhead, wherever the motion is then</source>
        <translation>La pose copiée devient une clé à la tête de lecture, là où se trouve alors le mouvement</translation>
    </message>
    <message>
        <source>Pin copied pose &amp;mirrored</source>
        <translation>Fixer la pose copiée en &amp;miroir</translation>
    </message>
    <message>
        <source>The copied pose with left and right exchanged becomes a key at the playhead</source>
        <translation>La pose copiée, gauche et droite échangées, devient une clé à la tête de lecture</translation>
    </message>
    <message>
        <source>&amp;Keep pose in the library</source>
        <translation>Garder la pose &amp;dans la bibliothèque</translation>
    </message>
    <message>
        <source>Saves the shown take&apos;s pose at the playhead for all projects</source>
        <translation>Garde la pose de la prise affichée à la tête de lecture pour tous les projets</translation>
    </message>
    <message>
        <source>Pose &amp;library…</source>
        <translation>Bibliot&amp;hèque de poses…</translation>
    </message>
    <message>
        <source>The kept poses, to pin one at the playhead</source>
        <translation>Les poses gardées, pour en fixer une à la tête de lecture</translation>
    </message>
    <message>
        <source>&amp;Draw path</source>
        <translation>&amp;Tracer une trajectoire</translation>
    </message>
    <message>
        <source>Way points on the floor that the next motion passes: click in the view for each, Esc ends</source>
        <translation>Points au sol par où passe le prochain mouvement&#xa0;: cliquez dans la vue pour chacun, Échap termine</translation>
    </message>
    <message>
        <source>&amp;Move joints</source>
        <translation>&amp;Déplacer les articulations</translation>
    </message>
    <message>
        <source>Click a joint in the view and drag its arrows: the pose becomes a key at the playhead, and the next motion takes it</source>
        <translation>Cliquez une articulation dans la vue et tirez ses flèches&#xa0;: la pose devient une clé à la tête de lecture, et le prochain mouvement la prend</translation>
    </message>
    <message>
        <source>&amp;Turn joints</source>
        <translation>&amp;Tourner les articulations</translation>
    </message>
    <message>
        <source>Click a joint in the view and drag its rings: the pose becomes a key at the playhead, and the next motion takes it</source>
        <translation>Cliquez une articulation dans la vue et tirez ses anneaux&#xa0;: la pose devient une clé à la tête de lecture, et le prochain mouvement la prend</translation>
    </message>
    <message>
        <source>Axes of the &amp;part</source>
        <translation>Axes de la &amp;partie</translation>
    </message>
    <message>
        <source>The handles lie along the part of the body instead of the floor</source>
        <translation>Les poignées suivent la partie du corps au lieu du sol</translation>
    </message>
    <message>
        <source>&amp;Next joint</source>
        <translation>Articulation &amp;suivante</translation>
    </message>
    <message>
        <source>Chooses the next joint along the body, to pose it</source>
        <translation>Choisit l&apos;articulation suivante le long du corps, pour la poser</translation>
    </message>
    <message>
        <source>P&amp;revious joint</source>
        <translation>Articulation p&amp;récédente</translation>
    </message>
    <message>
        <source>Chooses the joint before it along the body, to pose it</source>
        <translation>Choisit l&apos;articulation précédente le long du corps, pour la poser</translation>
    </message>
    <message>
        <source>The chosen joint, one centimetre, or with the tool that turns two degrees; again and again is one step of undo</source>
        <translation>L&apos;articulation choisie, d&apos;un centimètre, ou de deux degrés avec l&apos;outil de rotation&#xa0;; plusieurs fois de suite ne font qu&apos;une étape d&apos;annulation</translation>
    </message>
    <message>
        <source>Joint along &amp;X</source>
        <translation>Articulation selon &amp;X</translation>
    </message>
    <message>
        <source>Joint against X</source>
        <translation>Articulation selon -X</translation>
    </message>
    <message>
        <source>Joint along &amp;Y</source>
        <translation>Articulation selon &amp;Y</translation>
    </message>
    <message>
        <source>Joint against Y</source>
        <translation>Articulation selon -Y</translation>
    </message>
    <message>
        <source>Joint along &amp;Z</source>
        <translation>Articulation selon &amp;Z</translation>
    </message>
    <message>
        <source>Joint against Z</source>
        <translation>Articulation selon -Z</translation>
    </message>
    <message>
        <source>&amp;Write prompt</source>
        <translation>Écrire la descriptio&amp;n</translation>
    </message>
    <message>
        <source>&amp;Play or pause</source>
        <translation>&amp;Lecture ou pause</translation>
    </message>
    <message>
        <source>P&amp;ause</source>
        <translation>P&amp;ause</translation>
    </message>
    <message>
        <source>Play &amp;backwards</source>
        <translation>Lire en a&amp;rrière</translation>
    </message>
    <message>
        <source>Play backwards; again for faster</source>
        <translation>Lire en arrière&#xa0;; encore pour accélérer</translation>
    </message>
    <message>
        <source>Play &amp;forwards</source>
        <translation>Lire en a&amp;vant</translation>
    </message>
    <message>
        <source>Play forwards; again for faster</source>
        <translation>Lire en avant&#xa0;; encore pour accélérer</translation>
    </message>
    <message>
        <source>Frame b&amp;ack</source>
        <translation>Image &amp;précédente</translation>
    </message>
    <message>
        <source>Frame for&amp;ward</source>
        <translation>Image &amp;suivante</translation>
    </message>
    <message>
        <source>To the &amp;start</source>
        <translation>Au &amp;début</translation>
    </message>
    <message>
        <source>To the &amp;end</source>
        <translation>À la &amp;fin</translation>
    </message>
    <message>
        <source>&amp;Loop</source>
        <translation>&amp;Boucle</translation>
    </message>
    <message>
        <source>Play round and round</source>
        <translation>Lire sans fin</translation>
    </message>
    <message>
        <source>&amp;One view</source>
        <translation>&amp;Une vue</translation>
    </message>
    <message>
        <source>&amp;Two views</source>
        <translation>&amp;Deux vues</translation>
    </message>
    <message>
        <source>Two takes side by side on one clock</source>
        <translation>Deux prises côte à côte sur la même horloge</translation>
    </message>
    <message>
        <source>&amp;Four views</source>
        <translation>&amp;Quatre vues</translation>
    </message>
    <message>
        <source>Up to four takes; drag one from the list onto each view</source>
        <translation>Jusqu&apos;à quatre prises&#xa0;; glissez-en une de la liste sur chaque vue</translation>
    </message>
    <message>
        <source>&amp;Wipe</source>
        <translation>&amp;Volet</translation>
    </message>
    <message>
        <source>A and B in one picture, left and right of a border that can be dragged</source>
        <translation>A et B dans une image, à gauche et à droite d&apos;une limite que l&apos;on peut tirer</translation>
    </message>
    <message>
        <source>Share one &amp;camera</source>
        <translation>Partager la &amp;caméra</translation>
    </message>
    <message>
        <source>All views turn and zoom together</source>
        <translation>Toutes les vues tournent et zooment ensemble</translation>
    </message>
    <message>
        <source>Share one cloc&amp;k</source>
        <translation>Partager l&apos;&amp;horloge</translation>
    </message>
    <message>
        <source>All views show the same time. Switched off, the timeline moves the active view alone, and playing moves all on from where they stand</source>
        <translation>Toutes les vues montrent le même instant. Sinon, la ligne de temps ne déplace que la vue active, et la lecture fait avancer chacune d&apos;où elle est</translation>
    </message>
    <message>
        <source>Put all in one p&amp;lace</source>
        <translation>Tout au &amp;même endroit</translation>
    </message>
    <message>
        <source>Every figure stands where the one of view A stands, whatever its way over the floor</source>
        <translation>Chaque personnage se tient où se tient celui de la vue A, quel que soit son trajet au sol</translation>
    </message>
    <message>
        <source>&amp;Frame all</source>
        <translation>Tout cad&amp;rer</translation>
    </message>
    <message>
        <source>Bring the whole motion into the picture</source>
        <translation>Fait entrer tout le mouvement dans l&apos;image</translation>
    </message>
    <message>
        <source>F&amp;ront</source>
        <translation>Fac&amp;e</translation>
    </message>
    <message>
        <source>Look from the front</source>
        <translation>Voir de face</translation>
    </message>
    <message>
        <source>&amp;Side</source>
        <translation>Cô&amp;té</translation>
    </message>
    <message>
        <source>Look from the side</source>
        <translation>Voir de côté</translation>
    </message>
    <message>
        <source>To&amp;p</source>
        <translation>Dessu&amp;s</translation>
    </message>
    <message>
        <source>Look from above</source>
        <translation>Voir de dessus</translation>
    </message>
    <message>
        <source>Three-&amp;quarter</source>
        <translation>Trois-quarts ava&amp;nt</translation>
    </message>
    <message>
        <source>Look from the front and a little aside</source>
        <translation>Voir de face, un peu de biais</translation>
    </message>
    <message>
        <source>Fo&amp;llow the figure</source>
        <translation>Su&amp;ivre le personnage</translation>
    </message>
    <message>
        <source>The camera goes along with takes that travel</source>
        <translation>La caméra accompagne les prises qui se déplacent</translation>
    </message>
    <message>
        <source>&amp;Grid</source>
        <translation>&amp;Grille</translation>
    </message>
    <message>
        <source>Lines on the floor, one metre apart</source>
        <translation>Lignes au sol, espacées d&apos;un mètre</translation>
    </message>
    <message>
        <source>Contact s&amp;hadow</source>
        <translation>Om&amp;bre de contact</translation>
    </message>
    <message>
        <source>Shows whether feet touch the floor</source>
        <translation>Montre si les pieds touchent le sol</translation>
    </message>
    <message>
        <source>&amp;Path on the floor</source>
        <translation>Tra&amp;jet au sol</translation>
    </message>
    <message>
        <source>Where the figure goes</source>
        <translation>Par où passe le personnage</translation>
    </message>
    <message>
        <source>&amp;Bones</source>
        <translation>&amp;Os</translation>
    </message>
    <message>
        <source>Bones and joints instead of a body</source>
        <translation>Os et articulations au lieu d&apos;un corps</translation>
    </message>
    <message>
        <source>&amp;Left and right colours</source>
        <translation>Cou&amp;leurs gauche et droite</translation>
    </message>
    <message>
        <source>Left limbs blue, right limbs orange</source>
        <translation>Membres gauches en bleu, droits en orange</translation>
    </message>
    <message>
        <source>F&amp;oot contacts</source>
        <translation>Contacts des &amp;pieds</translation>
    </message>
    <message>
        <source>Feet turn green while they carry weight, and the timeline shows when</source>
        <translation>Les pieds sont verts quand ils portent le poids, et la ligne de temps montre quand</translation>
    </message>
    <message>
        <source>Onion s&amp;kin</source>
        <translation>Pelure d&apos;oi&amp;gnon</translation>
    </message>
    <message>
        <source>Ghosts of the poses before and after; a click on one goes to its frame</source>
        <translation>Fantômes des poses d&apos;avant et d&apos;après&#xa0;; un clic sur l&apos;un va à son image</translation>
    </message>
    <message>
        <source>Hand and foot t&amp;rails</source>
        <translation>&amp;Traînées des mains et des pieds</translation>
    </message>
    <message>
        <source>Lines that hands and feet leave behind</source>
        <translation>Lignes que laissent les mains et les pieds</translation>
    </message>
    <message>
        <source>C&amp;urves</source>
        <translation>Cour&amp;bes</translation>
    </message>
    <message>
        <source>Height, speed, place or bend of joints under the timeline</source>
        <translation>Hauteur, vitesse, place ou flexion des articulations sous la ligne de temps</translation>
    </message>
    <message>
        <source>&amp;Training…</source>
        <translation>&amp;Entraînement…</translation>
    </message>
    <message>
        <source>Begin training runs, and see how they do</source>
        <translation>Lancer des entraînements et les suivre</translation>
    </message>
    <message>
        <source>Teach it &amp;your moves…</source>
        <translation>Lui apprendre &amp;vos mouvements…</translation>
    </message>
    <message>
        <source>A folder of clips becomes moves that the model can be asked for</source>
        <translation>Un dossier de clips devient des mouvements que l&apos;on peut demander au modèle</translation>
    </message>
    <message>
        <source>M&amp;etrics…</source>
        <translation>Mé&amp;triques…</translation>
    </message>
    <message>
        <source>Read reports, compare them, and measure models</source>
        <translation>Lire et comparer des rapports, mesurer des modèles</translation>
    </message>
    <message>
        <source>&amp;Models…</source>
        <translation>&amp;Modèles…</translation>
    </message>
    <message>
        <source>The models that there are: what they can do, where they come from; import, rename, remove</source>
        <translation>Les modèles présents&#xa0;: ce qu&apos;ils savent faire, d&apos;où ils viennent&#xa0;; importer, renommer, retirer</translation>
    </message>
    <message>
        <source>O&amp;verlay</source>
        <translation>Super&amp;poser</translation>
    </message>
    <message>
        <source>Both takes in one picture</source>
        <translation>Les deux prises dans une même image</translation>
    </message>
    <message>
        <source>&amp;Difference in colours</source>
        <translation>Di&amp;fférence en couleurs</translation>
    </message>
    <message>
        <source>Joints turn red where take A is not where take B is</source>
        <translation>Les articulations rougissent là où la prise A s&apos;écarte de la prise B</translation>
    </message>
    <message>
        <source>Contact &amp;sheet</source>
        <translation>Planche-cont&amp;act</translation>
    </message>
    <message>
        <source>The chosen takes, or all variants of the chosen one, side by side and in step; 1 to 9 keeps one</source>
        <translation>Les prises choisies, ou toutes les variantes de la prise choisie, côte à côte et synchronisées&#xa0;; 1 à 9 en garde une</translation>
    </message>
    <message>
        <source>S&amp;weep…</source>
        <translation>&amp;Balayage…</translation>
    </message>
    <message>
        <source>A table of takes: a row for each style weight, a column for each style guide or style</source>
        <translation>Un tableau de prises&#xa0;: une ligne par poids du style, une colonne par guide du style ou par style</translation>
    </message>
    <message>
        <source>&amp;Render the view…</source>
        <translation>Rendu de la v&amp;ue…</translation>
    </message>
    <message>
        <source>Save what the view shows as pictures, GIF or a film</source>
        <translation>Enregistrer ce que montre la vue en images, GIF ou film</translation>
    </message>
    <message>
        <source>&amp;Reset panels</source>
        <translation>&amp;Réinitialiser les panneaux</translation>
    </message>
    <message>
        <source>Put all panels back to their places</source>
        <translation>Remet tous les panneaux à leur place</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;ide</translation>
    </message>
    <message>
        <source>What the panel under the focus is for, and a search over all pages</source>
        <translation>À quoi sert le panneau actif, et une recherche dans toutes les pages</translation>
    </message>
    <message>
        <source>&amp;Tour</source>
        <translation>&amp;Visite guidée</translation>
    </message>
    <message>
        <source>Three things to begin with</source>
        <translation>Trois choses pour commencer</translation>
    </message>
    <message>
        <source>&amp;Keys and mouse</source>
        <translation>&amp;Touches et souris</translation>
    </message>
    <message>
        <source>All &amp;commands…</source>
        <translation>Toutes les &amp;commandes…</translation>
    </message>
    <message>
        <source>Find a command by its name</source>
        <translation>Trouver une commande par son nom</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>Pré&amp;férences…</translation>
    </message>
    <message>
        <source>Colours, language, mouse and keys</source>
        <translation>Couleurs, langue, souris et touches</translation>
    </message>
    <message>
        <source>&amp;About Gesto Studio</source>
        <translation>À &amp;propos de Gesto Studio</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>Projets &amp;récents</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>É&amp;dition</translation>
    </message>
    <message>
        <source>&amp;Motion</source>
        <translation>&amp;Mouvement</translation>
    </message>
    <message>
        <source>Pose in the &amp;view</source>
        <translation>Poser dans la &amp;vue</translation>
    </message>
    <message>
        <source>T&amp;rain</source>
        <translation>E&amp;ntraîner</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>&amp;Lecture</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <source>Pa&amp;nels</source>
        <translation>Pa&amp;nneaux</translation>
    </message>
    <message>
        <source>Style stren&amp;gth</source>
        <translation>&amp;Force du style</translation>
    </message>
    <message>
        <source>How strong the style is over time, as a line of points in the timeline</source>
        <translation>La force du style au fil du temps, en ligne de points dans la ligne de temps</translation>
    </message>
    <message>
        <source>&amp;Open a character…</source>
        <translation>&amp;Ouvrir un personnage…</translation>
    </message>
    <message>
        <source>Takes are shown on a character of your own: FBX, glTF or GLB with a body</source>
        <translation>Les prises sont montrées sur un personnage à vous&#xa0;: FBX, glTF ou GLB avec un corps</translation>
    </message>
    <message>
        <source>&amp;Arms, stride, joints…</source>
        <translation>&amp;Bras, foulée, articulations…</translation>
    </message>
    <message>
        <source>What can be set of the character that takes are shown on</source>
        <translation>Ce qui se règle du personnage sur lequel les prises sont montrées</translation>
    </message>
    <message>
        <source>&amp;Mannequin</source>
        <translation>&amp;Mannequin</translation>
    </message>
    <message>
        <source>Takes are shown on the mannequin</source>
        <translation>Les prises sont montrées sur le mannequin</translation>
    </message>
    <message>
        <source>M&amp;y character</source>
        <translation>Mon perso&amp;nnage</translation>
    </message>
    <message>
        <source>Clips &amp;beside it…</source>
        <translation>Clips v&amp;oisins…</translation>
    </message>
    <message>
        <source>Clips of your own library that show something like the prompt: the next motion is made beside them. Needs a ReMoDiffuse model</source>
        <translation>Clips de votre bibliothèque qui montrent quelque chose comme la description&#xa0;: le prochain mouvement est créé à côté d&apos;eux. Demande un modèle ReMoDiffuse</translation>
    </message>
    <message>
        <source>St&amp;yles…</source>
        <translation>St&amp;yles…</translation>
    </message>
    <message>
        <source>All styles, larger and all moving</source>
        <translation>Tous les styles, plus grands et tous en mouvement</translation>
    </message>
    <message>
        <source>The chosen take&apos;s motion by another model, with styles for parts of the body or a style from a video</source>
        <translation>Le mouvement de la prise choisie par un autre modèle, avec des styles pour des parties du corps ou le style d&apos;une vidéo</translation>
    </message>
    <message>
        <source>Restyle take wit&amp;h…</source>
        <translation>Restyliser avec a&amp;justements…</translation>
    </message>
    <message>
        <source>Generate with these f&amp;oot contacts</source>
        <translation>Générer avec ces c&amp;ontacts des pieds</translation>
    </message>
    <message>
        <source>What is generated next puts its feet down when the shown take does; the timeline shows the bars, which can be changed</source>
        <translation>Ce qui sera généré pose les pieds quand la prise affichée le fait&#xa0;; la ligne de temps montre les barres, que l&apos;on peut changer</translation>
    </message>
    <message>
        <source>Leave both f&amp;eet to the model</source>
        <translation>Laiss&amp;er les deux pieds au modèle</translation>
    </message>
    <message>
        <source>What is generated next puts its feet down when it likes</source>
        <translation>Ce qui sera généré pose les pieds quand il veut</translation>
    </message>
    <message>
        <source>Sample for an &amp;animator</source>
        <translation>Exemple pour l&apos;&amp;animation</translation>
    </message>
    <message>
        <source>Three actions in a row, three variants to choose from, a loop</source>
        <translation>Trois actions à la suite, trois variantes à choisir, une boucle</translation>
    </message>
    <message>
        <source>Sample for a &amp;technical artist</source>
        <translation>Exemple pour la &amp;technique</translation>
    </message>
    <message>
        <source>A recorded clip restyled, cleaned and put on another skeleton</source>
        <translation>Un clip restylisé, nettoyé et mis sur un autre squelette</translation>
    </message>
    <message>
        <source>Sample for a &amp;researcher</source>
        <translation>Exemple pour la &amp;recherche</translation>
    </message>
    <message>
        <source>One seed at nine settings of style weight and style guide</source>
        <translation>Une graine avec neuf réglages du poids et du guide de style</translation>
    </message>
    <message>
        <source>Sample &amp;projects</source>
        <translation>Projets &amp;exemples</translation>
    </message>
    <message>
        <source>Let it &amp;change</source>
        <translation>&amp;Laisser tout changer</translation>
    </message>
    <message>
        <source>A changed pose or way point draws all of the motion anew; without this, only what is near it changes</source>
        <translation>Une pose ou un point de passage modifié fait renaître tout le mouvement&#xa0;; sans cela, seul ce qui est proche change</translation>
    </message>
    <message>
        <source>Look fro&amp;m</source>
        <translation>Re&amp;garder de</translation>
    </message>
</context>
<context>
    <name>ui::BlindVoteDialog</name>
    <message>
        <source>Equally good</source>
        <translation>Aussi bien</translation>
    </message>
    <message>
        <source>Take Back</source>
        <translation>Annuler le vote</translation>
    </message>
    <message>
        <source>Which is better?</source>
        <translation>Lequel est le meilleur&#xa0;?</translation>
    </message>
    <message>
        <source>← or 1: the left one is better · → or 2: the right one · ↓ or space: equally good · Backspace: take back · Esc: enough for now</source>
        <translation>← ou 1&#xa0;: celui de gauche est meilleur · → ou 2&#xa0;: celui de droite · ↓ ou espace&#xa0;: aussi bien · Retour arrière&#xa0;: annuler le vote · Échap&#xa0;: assez pour l&apos;instant</translation>
    </message>
    <message>
        <source>Looking for motions to compare…</source>
        <translation>Recherche de mouvements à comparer…</translation>
    </message>
    <message>
        <source>No two rows of this report have motions of the same prompt and seed.</source>
        <translation>Aucune paire de lignes de ce rapport n&apos;a de mouvements avec la même description et la même graine.</translation>
    </message>
    <message numerus="yes">
        <source>All pairs are done: %n vote(s).</source>
        <translation>
            <numerusform>Toutes les paires sont faites&#xa0;: %n vote.</numerusform>
            <numerusform>Toutes les paires sont faites&#xa0;: %n votes.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 — in the style %2</source>
        <translation>%1 — dans le style %2</translation>
    </message>
    <message numerus="yes">
        <source>%n vote(s) so far</source>
        <translation>
            <numerusform>%n vote pour l&apos;instant</numerusform>
            <numerusform>%n votes pour l&apos;instant</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::BundleDialog</name>
    <message>
        <source>%1 · %2 updates</source>
        <translation>%1 · %2 itérations</translation>
    </message>
    <message>
        <source>Make a model</source>
        <translation>Assembler un modèle</translation>
    </message>
    <message>
        <source>Trained parts become one model of your library, with a card that says what they were trained on.</source>
        <translation>Des parties entraînées deviennent un modèle de votre bibliothèque, avec une fiche qui dit sur quoi elles ont été entraînées.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Make the model</source>
        <translation>Assembler le modèle</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Trained by the recipe %1</source>
        <translation>Entraîné par la recette %1</translation>
    </message>
    <message>
        <source>as in the model %1</source>
        <translation>comme dans le modèle %1</translation>
    </message>
    <message>
        <source>no run has trained it yet</source>
        <translation>aucune session ne l&apos;a encore entraîné</translation>
    </message>
    <message>
        <source>A file…</source>
        <translation>Un fichier…</translation>
    </message>
    <message>
        <source>Weights of a part</source>
        <translation>Poids d&apos;une partie</translation>
    </message>
    <message>
        <source>Weights (*.safetensors)</source>
        <translation>Poids (*.safetensors)</translation>
    </message>
    <message>
        <source>my model</source>
        <translation>mon modèle</translation>
    </message>
    <message>
        <source>The part %1 is missing: train it with the recipe %2, or choose a file.</source>
        <translation>La partie %1 manque&#xa0;: entraînez-la avec la recette %2, ou choisissez un fichier.</translation>
    </message>
    <message>
        <source>Of an imported file</source>
        <translation>D’un fichier importé</translation>
    </message>
    <message>
        <source>The part %1 is missing: choose the imported file that has it.</source>
        <translation>La partie %1 manque&#xa0;: choisissez le fichier importé qui la contient.</translation>
    </message>
</context>
<context>
    <name>ui::CharacterDialog</name>
    <message>
        <source>Arm space</source>
        <translation>Écart des bras</translation>
    </message>
    <message>
        <source>Degrees by which the arms are held away from the body, for broad figures, or below 0 closer to it</source>
        <translation>Degrés dont les bras s&apos;écartent du corps, pour les figures larges, ou s&apos;en rapprochent au-dessous de 0</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>Foulée</translation>
    </message>
    <message>
        <source>Steps, and the way over the floor, longer or shorter than the legs alone make them; feet keep standing where they stand</source>
        <translation>Pas et chemin au sol, plus longs ou plus courts que ne les font les jambes seules&#xa0;; les pieds restent posés où ils sont</translation>
    </message>
    <message>
        <source>My character</source>
        <translation>Mon personnage</translation>
    </message>
    <message>
        <source>Another…</source>
        <translation>Un autre…</translation>
    </message>
    <message>
        <source>Joints…</source>
        <translation>Articulations…</translation>
    </message>
    <message>
        <source>Which joint of the character is which of the body</source>
        <translation>Quelle articulation du personnage est laquelle du corps</translation>
    </message>
    <message>
        <source>Mannequin</source>
        <translation>Mannequin</translation>
    </message>
    <message>
        <source>Show takes on the mannequin again</source>
        <translation>Montrer de nouveau les prises sur le mannequin</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>No character: takes are shown on the mannequin</source>
        <translation>Pas de personnage&#xa0;: les prises sont montrées sur le mannequin</translation>
    </message>
    <message>
        <source>%1 joints, %2 vertices, %3 triangles</source>
        <translation>%1 articulations, %2 sommets, %3 triangles</translation>
    </message>
    <message>
        <source>Left out of the file: %1.</source>
        <translation>Laissé de côté dans le fichier&#xa0;: %1.</translation>
    </message>
</context>
<context>
    <name>ui::CharacterTools</name>
    <message>
        <source>“%1” holds a body as well. Show takes on it?</source>
        <translation>«&#xa0;%1&#xa0;» contient aussi un corps. Montrer les prises dessus&#xa0;?</translation>
    </message>
    <message>
        <source>Show on it</source>
        <translation>Montrer dessus</translation>
    </message>
    <message>
        <source>Takes are shown on the mannequin.</source>
        <translation>Les prises sont montrées sur le mannequin.</translation>
    </message>
    <message>
        <source>Takes are shown on “%1”.</source>
        <translation>Les prises sont montrées sur «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>Takes are shown on “%1”. Left out of the file: %2.</source>
        <translation>Les prises sont montrées sur «&#xa0;%1&#xa0;». Laissé de côté dans le fichier&#xa0;: %2.</translation>
    </message>
</context>
<context>
    <name>ui::ClipFiles</name>
    <message>
        <source>Motion clips (%1)</source>
        <translation>Clips de mouvement (%1)</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>Lecture de %1</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>Écriture de %1</translation>
    </message>
    <message>
        <source>not on the character</source>
        <translation>pas sur le personnage</translation>
    </message>
    <message>
        <source>with its own joint names</source>
        <translation>avec ses propres noms d&apos;articulations</translation>
    </message>
    <message>
        <source>as GLB</source>
        <translation>en GLB</translation>
    </message>
    <message>
        <source>“%1” goes out otherwise than the last export, %2: its joints are not recognised.</source>
        <translation>«&#xa0;%1&#xa0;» sort autrement que la dernière exportation, %2&#xa0;: ses articulations ne sont pas reconnues.</translation>
    </message>
</context>
<context>
    <name>ui::CommandPalette</name>
    <message>
        <source>All commands</source>
        <translation>Toutes les commandes</translation>
    </message>
    <message>
        <source>Type what you want to do</source>
        <translation>Tapez ce que vous voulez faire</translation>
    </message>
    <message>
        <source>Nothing is called “%1”.</source>
        <translation>Rien ne s&apos;appelle «&#xa0;%1&#xa0;».</translation>
    </message>
</context>
<context>
    <name>ui::CompareTools</name>
    <message>
        <source>Needs a take in view A and one in B: Alt-click one in the list to make it B.</source>
        <translation>Il faut une prise dans la vue A et une dans B&#xa0;: Alt-clic sur une prise de la liste la met en B.</translation>
    </message>
</context>
<context>
    <name>ui::ContactLane</name>
    <message>
        <source>Foot contacts</source>
        <translation>Contacts des pieds</translation>
    </message>
    <message>
        <source>L</source>
        <comment>the left foot</comment>
        <translation>G</translation>
    </message>
    <message>
        <source>R</source>
        <comment>the right foot</comment>
        <translation>D</translation>
    </message>
    <message>
        <source>%1 to %2 s</source>
        <translation>%1 à %2 s</translation>
    </message>
    <message>
        <source>Remove: the foot swings here</source>
        <translation>Retirer&#xa0;: le pied est levé ici</translation>
    </message>
    <message>
        <source>The foot stands here</source>
        <translation>Le pied est posé ici</translation>
    </message>
    <message>
        <source>Foot contacts as found</source>
        <translation>Contacts d&apos;origine</translation>
    </message>
    <message>
        <source>When the feet carry weight in the shown take: the left one above, the right one below</source>
        <translation>Quand les pieds portent le poids dans la prise affichée&#xa0;: le gauche en haut, le droit en bas</translation>
    </message>
    <message>
        <source>The left foot stands from %1 to %2 s</source>
        <translation>Le pied gauche est posé de %1 à %2 s</translation>
    </message>
    <message>
        <source>The right foot stands from %1 to %2 s</source>
        <translation>Le pied droit est posé de %1 à %2 s</translation>
    </message>
    <message>
        <source>Drag a bar or its edges, or draw a new one; Delete removes. Motion &gt; Clean up holds the feet as the bars say.</source>
        <translation>Tirez une barre ou ses bords, ou tracez-en une&#xa0;; Suppr retire. Mouvement &gt; Nettoyer tient les pieds comme le disent les barres.</translation>
    </message>
    <message>
        <source>as the model likes</source>
        <translation>comme le modèle veut</translation>
    </message>
    <message>
        <source>Leave this foot to the model</source>
        <translation>Laisser ce pied au modèle</translation>
    </message>
    <message>
        <source>Leave both feet to the model</source>
        <translation>Laisser les deux pieds au modèle</translation>
    </message>
    <message>
        <source>Generate with these foot contacts</source>
        <translation>Générer avec ces contacts des pieds</translation>
    </message>
    <message>
        <source>When the feet are to carry weight in what is generated: the left one above, the right one below</source>
        <translation>Quand les pieds doivent porter le poids dans ce qui est généré&#xa0;: en haut le gauche, en bas le droit</translation>
    </message>
    <message>
        <source>Drag a bar or its edges, or draw a new one; Delete removes. Generate puts the feet down as the bars say, and at no other time.</source>
        <translation>Tirez une barre ou ses bords, ou tracez-en une nouvelle&#xa0;; Suppr retire. Générer pose les pieds comme le disent les barres, et à aucun autre moment.</translation>
    </message>
</context>
<context>
    <name>ui::ContactSheet</name>
    <message>
        <source>Click one or press its number to go on with it. All of them stay in the list of takes.</source>
        <translation>Cliquez-en une ou tapez son numéro pour continuer avec elle. Toutes restent dans la liste des prises.</translation>
    </message>
    <message>
        <source>Back to the views (Esc)</source>
        <translation>Retour aux vues (Échap)</translation>
    </message>
    <message>
        <source>being made…</source>
        <translation>en création…</translation>
    </message>
    <message>
        <source>not made</source>
        <translation>non créée</translation>
    </message>
</context>
<context>
    <name>ui::CurveLane</name>
    <message>
        <source>What the curves tell</source>
        <translation>Ce que disent les courbes</translation>
    </message>
    <message>
        <source>Joints</source>
        <translation>Articulations</translation>
    </message>
    <message>
        <source>Which joints have curves. A click on a joint in the view takes it in or out.</source>
        <translation>Quelles articulations ont des courbes. Un clic sur une articulation dans la vue l&apos;ajoute ou la retire.</translation>
    </message>
    <message>
        <source>Toes</source>
        <translation>Orteils</translation>
    </message>
    <message>
        <source>Hands</source>
        <translation>Mains</translation>
    </message>
    <message>
        <source>Knees</source>
        <translation>Genoux</translation>
    </message>
    <message>
        <source>Pelvis and head</source>
        <translation>Bassin et tête</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucune</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Gauche</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Droite</translation>
    </message>
    <message>
        <source>Middle</source>
        <translation>Milieu</translation>
    </message>
</context>
<context>
    <name>ui::CurvePlot</name>
    <message>
        <source>Wheel: zoom. Drag: move. Double-click: all of it.</source>
        <translation>Molette&#xa0;: zoom. Glisser&#xa0;: déplacer. Double-clic&#xa0;: tout voir.</translation>
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
        <translation>Les premières valeurs arrivent après 50 itérations.</translation>
    </message>
</context>
<context>
    <name>ui::DatasetDialog</name>
    <message>
        <source>Choose a folder…</source>
        <translation>Choisir un dossier…</translation>
    </message>
    <message>
        <source>A folder of BVH files, chosen or dropped here.</source>
        <translation>Un dossier de fichiers BVH, choisi ou déposé ici.</translation>
    </message>
    <message>
        <source>Build a data set</source>
        <translation>Construire un jeu de données</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>What is done</source>
        <translation>Ce qui est fait</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>Style</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Écarté</translation>
    </message>
    <message>
        <source>Double click to correct. “What is done” is what a prompt would say: a person walks and waves.</source>
        <translation>Double-clic pour corriger. «&#xa0;Ce qui est fait&#xa0;» est ce que dirait une description&#xa0;: a person walks and waves.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Build</source>
        <translation>Construire</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Folder of motions</source>
        <translation>Dossier de mouvements</translation>
    </message>
    <message>
        <source>%1 could not be started.</source>
        <translation>Impossible de lancer %1.</translation>
    </message>
    <message>
        <source>There is no BVH file in “%1”.</source>
        <translation>Il n&apos;y a pas de fichier BVH dans «&#xa0;%1&#xa0;».</translation>
    </message>
    <message numerus="yes">
        <source>%n motion(s) in “%1”</source>
        <translation>
            <numerusform>%n mouvement dans «&#xa0;%1&#xa0;»</numerusform>
            <numerusform>%n mouvements dans «&#xa0;%1&#xa0;»</numerusform>
        </translation>
    </message>
    <message>
        <source>This installation has no gesto, which builds data sets.</source>
        <translation>Il manque à cette installation gesto, qui construit les jeux de données.</translation>
    </message>
    <message>
        <source>Choose a folder with motions first.</source>
        <translation>Choisissez d&apos;abord un dossier de mouvements.</translation>
    </message>
    <message>
        <source>The data set needs a name without / and a dot in front.</source>
        <translation>Le nom du jeu de données ne doit ni contenir / ni commencer par un point.</translation>
    </message>
    <message>
        <source>There is a data set of this name already.</source>
        <translation>Un jeu de données porte déjà ce nom.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Nothing can be written in “%1”.</source>
        <translation>Impossible d&apos;écrire dans «&#xa0;%1&#xa0;».</translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s), and their mirrored twins.</source>
        <translation>
            <numerusform>%n clip, et son double en miroir.</numerusform>
            <numerusform>%n clips, et leurs doubles en miroir.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) too short,</source>
        <translation>
            <numerusform>%n partie trop courte,</numerusform>
            <numerusform>%n parties trop courtes,</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) left out.</source>
        <translation>
            <numerusform>%n fichier écarté.</numerusform>
            <numerusform>%n fichiers écartés.</numerusform>
        </translation>
    </message>
    <message>
        <source>No clip could be used: the reasons stand in the table.</source>
        <translation>Aucun clip n&apos;est utilisable&#xa0;: les raisons sont dans le tableau.</translation>
    </message>
    <message>
        <source>The data set was not built.</source>
        <translation>Le jeu de données n&apos;a pas été construit.</translation>
    </message>
</context>
<context>
    <name>ui::DockTitle</name>
    <message>
        <source>Take the panel out of the window, or put it back</source>
        <translation>Sort le panneau de la fenêtre, ou l&apos;y remet</translation>
    </message>
    <message>
        <source>Hide the panel; View &gt; Panels brings it back</source>
        <translation>Masque le panneau&#xa0;; Affichage &gt; Panneaux le ramène</translation>
    </message>
</context>
<context>
    <name>ui::DroppedTakes</name>
    <message>
        <source>Undo took the take “%1” away, and after what you did since, Redo cannot bring it back.</source>
        <translation>«&#xa0;Annuler&#xa0;» a retiré la prise «&#xa0;%1&#xa0;», et après ce que vous avez fait depuis, «&#xa0;Rétablir&#xa0;» ne peut plus la ramener.</translation>
    </message>
    <message numerus="yes">
        <source>Undo took %n take(s) away, and after what you did since, Redo cannot bring them back.</source>
        <translation>
            <numerusform>«&#xa0;Annuler&#xa0;» a retiré %n prise, et après ce que vous avez fait depuis, «&#xa0;Rétablir&#xa0;» ne peut plus la ramener.</numerusform>
            <numerusform>«&#xa0;Annuler&#xa0;» a retiré %n prises, et après ce que vous avez fait depuis, «&#xa0;Rétablir&#xa0;» ne peut plus les ramener.</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>La garder</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>Les garder</translation>
    </message>
</context>
<context>
    <name>ui::EvaluationDialog</name>
    <message>
        <source>Stylized motion</source>
        <translation>Mouvement stylisé</translation>
    </message>
    <message>
        <source>Each caption of the test clips is done in a style: is the motion like real ones, does it show the caption, and is the style recognised?</source>
        <translation>Chaque légende des clips de test est jouée dans un style&#xa0;: le mouvement ressemble-t-il aux vrais, montre-t-il la légende, et le style est-il reconnu&#xa0;?</translation>
    </message>
    <message>
        <source>Text to motion</source>
        <translation>Texte vers mouvement</translation>
    </message>
    <message>
        <source>Each caption of the test clips is done without a style: is the motion like real ones, and does it show the caption?</source>
        <translation>Chaque légende des clips de test est jouée sans style&#xa0;: le mouvement ressemble-t-il aux vrais, et montre-t-il la légende&#xa0;?</translation>
    </message>
    <message>
        <source>New combinations</source>
        <translation>Combinaisons nouvelles</translation>
    </message>
    <message>
        <source>Contents in styles that training never saw together: does the model join what it learned apart?</source>
        <translation>Des contenus dans des styles que l&apos;entraînement n&apos;a jamais vus ensemble&#xa0;: le modèle réunit-il ce qu&apos;il a appris à part&#xa0;?</translation>
    </message>
    <message>
        <source>Style transfer</source>
        <translation>Transfert de style</translation>
    </message>
    <message>
        <source>Real motions are done again in another style: is the style there, and is the content still the same?</source>
        <translation>De vrais mouvements sont refaits dans un autre style&#xa0;: le style est-il là, et le contenu est-il resté le même&#xa0;?</translation>
    </message>
    <message>
        <source>Plain prompts</source>
        <translation>Descriptions simples</translation>
    </message>
    <message>
        <source>Forty everyday prompts, measured on the finished motion: does it sit down, turn round, pick up? Needs no data set and no judges.</source>
        <translation>Quarante descriptions de tous les jours, mesurées sur le mouvement fini&#xa0;: s&apos;assoit-il, se retourne-t-il, ramasse-t-il&#xa0;? Sans jeu de données ni juges.</translation>
    </message>
    <message>
        <source>Baselines too</source>
        <translation>Avec références</translation>
    </message>
    <message>
        <source>New evaluation</source>
        <translation>Nouvelle évaluation</translation>
    </message>
    <message>
        <source>Each model&apos;s simpler forms as further rows: the text alone, without guidance, the autoencoder</source>
        <translation>Les formes plus simples de chaque modèle comme lignes de plus&#xa0;: le texte seul, sans guidage, l&apos;autoencodeur</translation>
    </message>
    <message>
        <source>a folder made by gesto dataset build</source>
        <translation>de gesto dataset build</translation>
    </message>
    <message>
        <source>your own, else those that come with the program</source>
        <translation>les vôtres, sinon ceux du programme</translation>
    </message>
    <message>
        <source>A folder of evaluator and judge weights. Empty: your finished runs of the recipes evaluator and judge, else those that come with the program.</source>
        <translation>Un dossier de poids d&apos;évaluateur et de juges. Vide&#xa0;: vos sessions terminées des recettes evaluator et judge, sinon ceux du programme.</translation>
    </message>
    <message>
        <source>Motions of each model in each repetition. Few make FID large and intervals wide.</source>
        <translation>Mouvements de chaque modèle par répétition. Peu de mouvements donnent un grand FID et de larges intervalles.</translation>
    </message>
    <message>
        <source>Each with motions of its own; from two on there are intervals</source>
        <translation>Chacune avec ses propres mouvements&#xa0;; à partir de deux, il y a des intervalles</translation>
    </message>
    <message>
        <source>The same seed asks for the same motions</source>
        <translation>La même graine demande les mêmes mouvements</translation>
    </message>
    <message>
        <source>Half of the processor leaves the window quick</source>
        <translation>Avec la moitié du processeur, la fenêtre reste réactive</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>Jeu de données</translation>
    </message>
    <message>
        <source>Judges</source>
        <translation>Juges</translation>
    </message>
    <message>
        <source>Folder of the report</source>
        <translation>Dossier du rapport</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protocole</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modèles</translation>
    </message>
    <message>
        <source>Repetitions</source>
        <translation>Répétitions</translation>
    </message>
    <message>
        <source>Motions of each</source>
        <translation>Mouvements par modèle</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Graine</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Report in</source>
        <translation>Rapport dans</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Commencer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>This model knows no styles</source>
        <translation>Ce modèle ne connaît pas de styles</translation>
    </message>
    <message>
        <source>Tick at least one model.</source>
        <translation>Cochez au moins un modèle.</translation>
    </message>
    <message>
        <source>Choose a data set.</source>
        <translation>Choisissez un jeu de données.</translation>
    </message>
    <message>
        <source>There is no data set in this folder (it has no manifest.json).</source>
        <translation>Il n&apos;y a pas de jeu de données dans ce dossier (manifest.json manque).</translation>
    </message>
    <message>
        <source>There is nobody to judge: train the recipe evaluator, or choose a folder with judges.</source>
        <translation>Il n&apos;y a personne pour juger&#xa0;: entraînez la recette evaluator, ou choisissez un dossier de juges.</translation>
    </message>
    <message>
        <source>Choose a folder for the report.</source>
        <translation>Choisissez un dossier pour le rapport.</translation>
    </message>
    <message>
        <source>There is a report or a run in this folder already.</source>
        <translation>Ce dossier contient déjà un rapport ou une session.</translation>
    </message>
    <message>
        <source>Sweep</source>
        <translation>Balayage</translation>
    </message>
    <message>
        <source>The first model with each pair of a style weight and a style guide: how much of the style costs how much of the content</source>
        <translation>Le premier modèle avec chaque paire de poids et de guide du style&#xa0;: combien de style coûte combien de contenu</translation>
    </message>
    <message>
        <source>Style weights, with commas between</source>
        <translation>Poids du style, séparés par des virgules</translation>
    </message>
    <message>
        <source>Style guides, with commas between</source>
        <translation>Guides du style, séparés par des virgules</translation>
    </message>
    <message>
        <source>The sweep takes style weights from 0 to 10 and style guides from 0 to 2, with commas between.</source>
        <translation>Le balayage prend des poids du style de 0 à 10 et des guides du style de 0 à 2, séparés par des virgules, avec un point décimal.</translation>
    </message>
    <message>
        <source>Below a model stand other ways to use it, each a row of its own in the report</source>
        <translation>Sous un modèle se trouvent d&apos;autres façons de l&apos;utiliser, chacune une ligne à elle dans le rapport</translation>
    </message>
</context>
<context>
    <name>ui::ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>FBX for Maya, Unreal, Unity and MotionBuilder; GLB for Blender, Godot and the web; VRMA for avatars; USD for Omniverse and Houdini; BVH for everything else</source>
        <translation>FBX pour Maya, Unreal, Unity et MotionBuilder&#xa0;; GLB pour Blender, Godot et le web&#xa0;; VRMA pour les avatars&#xa0;; USD pour Omniverse et Houdini&#xa0;; BVH pour tout le reste</translation>
    </message>
    <message>
        <source>Made for</source>
        <translation>Destiné à</translation>
    </message>
    <message>
        <source>Sets names, root, unit and the order of the rotations as this program reads BVH best; each can be changed below</source>
        <translation>Règle noms, racine, unité et ordre des rotations comme ce programme lit le mieux le BVH&#xa0;; chacun reste modifiable plus bas</translation>
    </message>
    <message>
        <source>any program</source>
        <translation>tout programme</translation>
    </message>
    <message>
        <source>What the animation is called in the file</source>
        <translation>Le nom de l&apos;animation dans le fichier</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Joint names</source>
        <translation>Noms des articulations</translation>
    </message>
    <message>
        <source>Names that the rig you bring the motion to understands</source>
        <translation>Des noms que comprend le rig qui recevra le mouvement</translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation>Images par seconde</translation>
    </message>
    <message>
        <source>Frames in between are made so that standing feet stay in place</source>
        <translation>Les images intermédiaires sont faites pour que les pieds d&apos;appui restent en place</translation>
    </message>
    <message>
        <source>as the take (%1)</source>
        <translation>comme la prise (%1)</translation>
    </message>
    <message>
        <source>Root motion</source>
        <translation>Déplacement racine</translation>
    </message>
    <message>
        <source>Which bone carries the figure through the scene</source>
        <translation>Quel os porte le personnage à travers la scène</translation>
    </message>
    <message>
        <source>in the hips</source>
        <translation>dans les hanches</translation>
    </message>
    <message>
        <source>in a bone on the ground</source>
        <translation>dans un os au sol</translation>
    </message>
    <message>
        <source>none: in place</source>
        <translation>aucun&#xa0;: sur place</translation>
    </message>
    <message>
        <source>in the hips, under a still bone</source>
        <translation>dans les hanches, sous un os immobile</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unité</translation>
    </message>
    <message>
        <source>Most programs expect centimetres in FBX and BVH and metres in USD; glTF and VRMA are in metres always</source>
        <translation>La plupart des programmes attendent des centimètres en FBX et BVH et des mètres en USD&#xa0;; glTF et VRMA sont toujours en mètres</translation>
    </message>
    <message>
        <source>as usual in the format</source>
        <translation>usuel pour le format</translation>
    </message>
    <message>
        <source>centimetres</source>
        <translation>centimètres</translation>
    </message>
    <message>
        <source>metres</source>
        <translation>mètres</translation>
    </message>
    <message>
        <source>With a simple figure</source>
        <translation>Avec un personnage simple</translation>
    </message>
    <message>
        <source>A body of rounded rods on the bones, so that somebody is to be seen</source>
        <translation>Un corps de tiges arrondies sur les os, pour que l&apos;on voie quelqu&apos;un</translation>
    </message>
    <message>
        <source>T pose in the first frame</source>
        <translation>Pose en T à la première image</translation>
    </message>
    <message>
        <source>Retargeters in other programs can then read the rest pose from the animation</source>
        <translation>Les outils de reciblage d&apos;autres programmes lisent alors la pose de repos dans l&apos;animation</translation>
    </message>
    <message>
        <source>Only the range on the timeline (%1 to %2 s)</source>
        <translation>Seulement la plage de la ligne de temps (%1 à %2 s)</translation>
    </message>
    <message>
        <source>Only the range on the timeline</source>
        <translation>Seulement la plage de la ligne de temps</translation>
    </message>
    <message>
        <source>Drag the ends of the range in the timeline&apos;s ruler</source>
        <translation>Tirez les bouts de la plage dans la règle de la ligne de temps</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>Choisir le fichier…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>On my character, “%1”</source>
        <translation>Sur mon personnage, «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>The motion as the view shows it, on the character&apos;s own skeleton</source>
        <translation>Le mouvement tel que la vue le montre, sur le squelette du personnage</translation>
    </message>
    <message>
        <source>With its body, skin and materials</source>
        <translation>Avec son corps, sa peau et ses matériaux</translation>
    </message>
    <message>
        <source>The character as it came, tied to its skeleton</source>
        <translation>Le personnage tel quel, lié à son squelette</translation>
    </message>
    <message>
        <source>as the character has them</source>
        <translation>comme le personnage les a</translation>
    </message>
    <message>
        <source>Not carried: %1.</source>
        <translation>Non transmis&#xa0;: %1.</translation>
    </message>
</context>
<context>
    <name>ui::FileDrops</name>
    <message>
        <source>Import as a take</source>
        <translation>Importer comme prise</translation>
    </message>
    <message>
        <source>Import as takes</source>
        <translation>Importer comme prises</translation>
    </message>
    <message>
        <source>Open the project</source>
        <translation>Ouvrir le projet</translation>
    </message>
    <message>
        <source>Make a motion from the key points</source>
        <translation>Créer un mouvement à partir des points clés</translation>
    </message>
    <message>
        <source>This is no motion and no project</source>
        <translation>Ce n&apos;est ni un mouvement ni un projet</translation>
    </message>
    <message>
        <source>“%1” is no motion, no project and no key points of a video. Motion is BVH, FBX, glTF, Collada, AMC or NPY.</source>
        <translation>«&#xa0;%1&#xa0;» n&apos;est ni un mouvement, ni un projet, ni des points clés d&apos;une vidéo. Un mouvement est en BVH, FBX, glTF, Collada, AMC ou NPY.</translation>
    </message>
</context>
<context>
    <name>ui::FilmDialog</name>
    <message>
        <source>All views side by side</source>
        <translation>Toutes les vues côte à côte</translation>
    </message>
    <message>
        <source>The camera goes once around</source>
        <translation>La caméra fait un tour complet</translation>
    </message>
    <message>
        <source>Render the view</source>
        <translation>Rendu de la vue</translation>
    </message>
    <message>
        <source>Pictures (PNG, numbered)</source>
        <translation>Images (PNG, numérotées)</translation>
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
        <translation>Demande le programme ffmpeg, qui n&apos;est pas installé.</translation>
    </message>
    <message>
        <source>As the view (%1 × %2)</source>
        <translation>Comme la vue (%1 × %2)</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source> a second</source>
        <translation> par seconde</translation>
    </message>
    <message>
        <source>The whole take</source>
        <translation>Toute la prise</translation>
    </message>
    <message>
        <source>The range, %1 to %2 s</source>
        <translation>La plage, %1 à %2 s</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Partie</translation>
    </message>
    <message>
        <source>Render</source>
        <translation>Rendre</translation>
    </message>
    <message numerus="yes">
        <source>%1 s, %n pictures</source>
        <translation>
            <numerusform>%1 s, %n image</numerusform>
            <numerusform>%1 s, %n images</numerusform>
        </translation>
    </message>
    <message>
        <source>Strip of poses (one PNG)</source>
        <translation>Bande de poses (un PNG)</translation>
    </message>
    <message>
        <source>As the view</source>
        <translation>Comme la vue</translation>
    </message>
    <message>
        <source>White</source>
        <translation>Blanc</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>Noir</translation>
    </message>
    <message>
        <source>Green, to be keyed out</source>
        <translation>Vert, pour l&apos;incrustation</translation>
    </message>
    <message>
        <source>One colour goes without the lines on the floor. Shadow and path are as View has them.</source>
        <translation>Un fond uni n&apos;a pas les lignes du sol. L&apos;ombre et la trajectoire sont comme dans Affichage.</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>Fond</translation>
    </message>
    <message>
        <source>Poses</source>
        <translation>Poses</translation>
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
        <translation>Bande %1</translation>
    </message>
    <message>
        <source>left limbs</source>
        <translation>membres gauches</translation>
    </message>
    <message>
        <source>right limbs</source>
        <translation>membres droits</translation>
    </message>
    <message>
        <source>line: floor, y = 0    under the poses: time, distance of the root from its start, and when each foot stands</source>
        <translation>ligne&#xa0;: sol, y = 0    sous les poses&#xa0;: temps, distance de la racine à son départ, et quand chaque pied est posé</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>image</translation>
    </message>
    <message>
        <source>front</source>
        <translation>face</translation>
    </message>
    <message>
        <source>side</source>
        <translation>profil</translation>
    </message>
    <message>
        <source>%1 s, %2 frames at %3 fps</source>
        <translation>%1 s, %2 images à %3 ips</translation>
    </message>
    <message>
        <source>root travels %1 m</source>
        <translation>la racine parcourt %1 m</translation>
    </message>
    <message>
        <source>lowest joint %1 cm</source>
        <translation>articulation la plus basse %1 cm</translation>
    </message>
    <message>
        <source>drawn at %1 % of the size</source>
        <translation>dessiné à %1&#xa0;% de la taille</translation>
    </message>
    <message>
        <source>from above, grid %1 m</source>
        <translation>de dessus, grille %1 m</translation>
    </message>
    <message>
        <source>%1 more clips do not fit into one picture</source>
        <translation>%1 clips de plus ne tiennent pas dans une image</translation>
    </message>
</context>
<context>
    <name>ui::FilmTools</name>
    <message>
        <source>Saved %1</source>
        <translation>Enregistré&#xa0;: %1</translation>
    </message>
    <message>
        <source>Contact sheet</source>
        <translation>Planche-contact</translation>
    </message>
</context>
<context>
    <name>ui::FloorPath</name>
    <message>
        <source>The way point at %1 s is beyond the end.</source>
        <translation>Le point de passage à %1 s dépasse la fin.</translation>
    </message>
    <message>
        <source>Two way points are at %1 s.</source>
        <translation>Deux points de passage sont à %1 s.</translation>
    </message>
    <message>
        <source>%1 m/s to way point %2 is too fast.</source>
        <translation>%1 m/s jusqu&apos;au point de passage %2, c&apos;est trop rapide.</translation>
    </message>
    <message>
        <source>The key pose at %1 s is beyond the end.</source>
        <translation>La pose clé à %1 s dépasse la fin.</translation>
    </message>
    <message>
        <source>%1 cannot be led along a path; the default model can.</source>
        <translation>%1 ne peut pas suivre une trajectoire&#xa0;; le modèle par défaut le peut.</translation>
    </message>
    <message>
        <source>Way point %1 at %2 s</source>
        <translation>Point de passage %1 à %2 s</translation>
    </message>
    <message>
        <source>%1 m/s from the one before</source>
        <translation>%1 m/s depuis le précédent</translation>
    </message>
    <message>
        <source>facing %1°</source>
        <translation>orienté à %1°</translation>
    </message>
    <message>
        <source>There are as many way points as the motion has frames.</source>
        <translation>Il y a autant de points de passage que d&apos;images dans le mouvement.</translation>
    </message>
    <message>
        <source>The left foot is told to stand after the end.</source>
        <translation>Le pied gauche doit se poser après la fin.</translation>
    </message>
    <message>
        <source>The right foot is told to stand after the end.</source>
        <translation>Le pied droit doit se poser après la fin.</translation>
    </message>
    <message>
        <source>The way point at %1 s lies in what is frozen.</source>
        <translation>Le point de passage à %1 s tombe dans ce qui est gelé.</translation>
    </message>
    <message>
        <source>Beside a path, freeze parts of one take.</source>
        <translation>Avec une trajectoire, gelez les parties d&apos;une seule prise.</translation>
    </message>
</context>
<context>
    <name>ui::FrameRateChoice</name>
    <message>
        <source>Frame rate</source>
        <translation>Cadence</translation>
    </message>
    <message>
        <source>Frames a second in which the timeline counts, steps and scrubs. The motion itself stays as it was made.</source>
        <translation>Images par seconde selon lesquelles la ligne de temps compte et avance. Le mouvement lui-même ne change pas.</translation>
    </message>
    <message>
        <source>%1 fps</source>
        <translation>%1 ips</translation>
    </message>
    <message>
        <source>%1 fps, as made</source>
        <translation>%1 ips, comme créé</translation>
    </message>
</context>
<context>
    <name>ui::FrontierPlot</name>
    <message>
        <source>These numbers are not in the report.</source>
        <translation>Ces nombres ne sont pas dans le rapport.</translation>
    </message>
</context>
<context>
    <name>ui::FrozenStretches</name>
    <message>
        <source>%1 makes a motion as a whole and keeps no part of one; the default model does.</source>
        <translation>%1 crée un mouvement d&apos;un bloc et n&apos;en garde aucune partie&#xa0;; le modèle par défaut le peut.</translation>
    </message>
    <message>
        <source>Nothing is shown yet that could be kept: generate a take first.</source>
        <translation>Rien n&apos;est encore affiché que l&apos;on puisse garder&#xa0;: générez d&apos;abord une prise.</translation>
    </message>
    <message>
        <source>The shown take ends at %1 s, before this begins.</source>
        <translation>La prise affichée finit à %1 s, avant que ceci ne commence.</translation>
    </message>
    <message>
        <source>The actions end at %1 s, before this begins.</source>
        <translation>Les actions finissent à %1 s, avant que ceci ne commence.</translation>
    </message>
    <message>
        <source>All of this is frozen: let it thaw to make it again.</source>
        <translation>Tout ceci est figé&#xa0;: libérez-le pour le refaire.</translation>
    </message>
    <message>
        <source>a take that was removed</source>
        <translation>une prise supprimée</translation>
    </message>
    <message>
        <source>Frozen from %1 to %2 s, as in “%3”: it stays as it is when you generate.</source>
        <translation>Figé de %1 à %2 s, comme dans «&#xa0;%3&#xa0;»&#xa0;: ne change pas à la génération.</translation>
    </message>
</context>
<context>
    <name>ui::GenerationController</name>
    <message>
        <source>%1 to %2 s again</source>
        <translation>%1 à %2 s refait</translation>
    </message>
    <message>
        <source>%1 again</source>
        <translation>%1 encore</translation>
    </message>
    <message>
        <source>Loading the model</source>
        <translation>Chargement du modèle</translation>
    </message>
</context>
<context>
    <name>ui::GuidancePanel</name>
    <message>
        <source>Content</source>
        <translation>Contenu</translation>
    </message>
    <message>
        <source>How closely the motion follows the text (w_c). Too high looks stiff.</source>
        <translation>À quel point le mouvement suit le texte (w_c). Trop haut, il paraît raide.</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>Style</translation>
    </message>
    <message>
        <source>How much of the style shows (w_s). Too high and the action gets lost.</source>
        <translation>À quel point le style se voit (w_s). Trop haut, l&apos;action se perd.</translation>
    </message>
    <message>
        <source>Style guide</source>
        <translation>Guide du style</translation>
    </message>
    <message>
        <source>Pulls the motion towards the style while it is being made (classifier scale). 0 switches it off, which is faster.</source>
        <translation>Tire le mouvement vers le style pendant sa création (force du classifieur). 0 le coupe, ce qui est plus rapide.</translation>
    </message>
    <message>
        <source>2D first</source>
        <translation>D&apos;abord 2D</translation>
    </message>
    <message>
        <source>Sketches the motion as a flat picture and makes it three-dimensional from this step of 1,000 on (CrossDiff). A style is put on afterwards.</source>
        <translation>Esquisse le mouvement à plat et le passe en 3D à partir de cette étape sur 1 000 (CrossDiff). Un style s&apos;ajoute ensuite.</translation>
    </message>
    <message>
        <source>Faithful</source>
        <translation>Fidèle</translation>
    </message>
    <message>
        <source>The action first, a hint of the style.</source>
        <translation>L&apos;action d&apos;abord, un soupçon de style.</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>Équilibré</translation>
    </message>
    <message>
        <source>Action and style both: a good start.</source>
        <translation>Action et style à la fois&#xa0;: un bon départ.</translation>
    </message>
    <message>
        <source>Strong style</source>
        <translation>Style fort</translation>
    </message>
    <message>
        <source>The style first; the action may bend to it.</source>
        <translation>Le style d&apos;abord&#xa0;; l&apos;action peut s&apos;y plier.</translation>
    </message>
    <message>
        <source>Preview while dragging</source>
        <translation>Aperçu pendant le réglage</translation>
    </message>
    <message>
        <source>The shown take follows a slider with quick, rough motions while you drag it, and becomes a take of full quality when you let go.</source>
        <translation>La prise affichée suit le curseur avec des mouvements rapides et grossiers pendant que vous le tirez, et devient une prise de pleine qualité quand vous lâchez.</translation>
    </message>
    <message>
        <source>This changes over time: the line in the timeline says how.</source>
        <translation>Cela change au fil du temps&#xa0;: la ligne dans la ligne de temps dit comment.</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Aperçu</translation>
    </message>
</context>
<context>
    <name>ui::HelpTools</name>
    <message>
        <source>Say what happens</source>
        <translation>Dites ce qui se passe</translation>
    </message>
    <message>
        <source>Write in English what a person does, as you would to an actor: “a person walks forward and waves”. A new line is a further action.</source>
        <translation>Écrivez en anglais ce que fait une personne, comme à un acteur&#xa0;: «&#xa0;a person walks forward and waves&#xa0;». Une nouvelle ligne est une nouvelle action.</translation>
    </message>
    <message>
        <source>Say how</source>
        <translation>Dites comment</translation>
    </message>
    <message>
        <source>Pick the manner in which it is done: old, proud, angry … A motion file of your own, dropped here, is a style as well.</source>
        <translation>Choisissez la manière de le faire&#xa0;: vieux, fier, en colère… Un fichier de mouvement à vous, déposé ici, est aussi un style.</translation>
    </message>
    <message>
        <source>Make it</source>
        <translation>Générez</translation>
    </message>
    <message>
        <source>Generate (Ctrl+Enter) takes some seconds. Every motion stays as a take in the list on the right: click to see it, drag it onto a view, save it for Blender, Maya or Unreal. F1 explains the panel that you are in, Help &gt; Sample projects shows what can be done.</source>
        <translation>Générer (Ctrl+Entrée) prend quelques secondes. Chaque mouvement reste comme prise dans la liste de droite&#xa0;: cliquez pour le voir, glissez-le sur une vue, enregistrez-le pour Blender, Maya ou Unreal. F1 explique le panneau où vous êtes, Aide &gt; Projets exemples montre ce qu&apos;on peut faire.</translation>
    </message>
    <message>
        <source>Mouse in the views, as in</source>
        <translation>Souris dans les vues, comme dans</translation>
    </message>
</context>
<context>
    <name>ui::HelpWindow</name>
    <message>
        <source>Help — Gesto Studio</source>
        <translation>Aide — Gesto Studio</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>Chercher dans l&apos;aide</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>No page has all of these words: %1</source>
        <translation>Aucune page ne contient tous ces mots&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>ui::JobListModel</name>
    <message>
        <source>waiting</source>
        <translation>en attente</translation>
    </message>
    <message>
        <source>running</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>%1 %2 of %3</source>
        <translation>%1 %2 sur %3</translation>
    </message>
    <message>
        <source>done</source>
        <translation>terminé</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>arrêté</translation>
    </message>
</context>
<context>
    <name>ui::JobsPanel</name>
    <message>
        <source>What is done, assumed or goes wrong is written down here.</source>
        <translation>Ce qui est fait, supposé ou échoue est noté ici.</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>What was assumed and what went wrong, line by line</source>
        <translation>Ce qui a été supposé et ce qui a échoué, ligne par ligne</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Stop the chosen job</source>
        <translation>Arrêter la tâche choisie</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1: done</source>
        <translation>%1&#xa0;: terminé</translation>
    </message>
    <message>
        <source>%1: stopped</source>
        <translation>%1&#xa0;: arrêté</translation>
    </message>
</context>
<context>
    <name>ui::JointMapDialog</name>
    <message>
        <source>Joints of %1</source>
        <translation>Articulations de %1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucune</translation>
    </message>
    <message>
        <source>Put on character</source>
        <translation>Appliquer au personnage</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Load…</source>
        <translation>Charger…</translation>
    </message>
    <message>
        <source>Take the joints from a file that was saved here or by gesto convert --save-map</source>
        <translation>Prendre les articulations d&apos;un fichier enregistré ici ou par gesto convert --save-map</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Enregistrer…</translation>
    </message>
    <message>
        <source>Keep these joints as a file for other motions, other people and the command line</source>
        <translation>Garder ces articulations dans un fichier pour d&apos;autres mouvements, d&apos;autres personnes et la ligne de commande</translation>
    </message>
    <message>
        <source>Joints of a character</source>
        <translation>Articulations d&apos;un personnage</translation>
    </message>
    <message>
        <source>Joint maps (*.json)</source>
        <translation>Tables d&apos;articulations (*.json)</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>Enregistré&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>ui::JointPlot</name>
    <message>
        <source>Curves</source>
        <translation>Courbes</translation>
    </message>
    <message>
        <source>Choose joints, or click one in the view</source>
        <translation>Choisissez des articulations, ou cliquez-en une dans la vue</translation>
    </message>
    <message>
        <source>These joints have no bend: choose a knee, an elbow, the neck</source>
        <translation>Ces articulations n&apos;ont pas de flexion&#xa0;: choisissez un genou, un coude, le cou</translation>
    </message>
    <message>
        <source>%1 s · frame %2</source>
        <translation>%1 s · image %2</translation>
    </message>
</context>
<context>
    <name>ui::KeyLane</name>
    <message>
        <source>Key poses</source>
        <translation>Poses clés</translation>
    </message>
    <message>
        <source>%1 to %2 s</source>
        <translation>%1 à %2 s</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Whole body</source>
        <translation>Corps entier</translation>
    </message>
    <message>
        <source>Where it was on the floor</source>
        <translation>Où elle était au sol</translation>
    </message>
    <message>
        <source>Go to its frame</source>
        <translation>Aller à son image</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Exchange left and right</source>
        <translation>Échanger gauche et droite</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Remove all key poses</source>
        <translation>Retirer toutes les poses clés</translation>
    </message>
    <message>
        <source>The motion goes through these poses. Drag a key to move it, with Ctrl to hold the pose; double-click goes to its frame, a right click pins single joints, Delete removes.</source>
        <translation>Le mouvement passe par ces poses. Tirez une clé pour la déplacer, avec Ctrl pour tenir la pose&#xa0;; le double-clic va à son image, le clic droit fixe des articulations seules, Suppr retire.</translation>
    </message>
</context>
<context>
    <name>ui::LiftDialog</name>
    <message>
        <source>The camera stands still</source>
        <translation>La caméra est fixe</translation>
    </message>
    <message>
        <source>Motion from a video</source>
        <translation>Mouvement d&apos;après vidéo</translation>
    </message>
    <message>
        <source>Key points: %1</source>
        <translation>Points clés&#xa0;: %1</translation>
    </message>
    <message>
        <source>Frames per second of the video: key point files do not say it</source>
        <translation>Images par seconde de la vidéo&#xa0;: les fichiers de points clés ne le disent pas</translation>
    </message>
    <message>
        <source>Whom to take when there are several: 1 is seen longest and largest</source>
        <translation>Qui prendre s&apos;il y en a plusieurs&#xa0;: 1 est la personne vue le plus longtemps et en plus grand</translation>
    </message>
    <message>
        <source>may stay empty</source>
        <translation>peut rester vide</translation>
    </message>
    <message>
        <source>What the person does, if you can say it: it helps where limbs are hidden</source>
        <translation>Ce que fait la personne, si vous le savez&#xa0;: cela aide quand des membres sont cachés</translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation>Cadence</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Personne</translation>
    </message>
    <message>
        <source>What is done</source>
        <translation>Ce qui est fait</translation>
    </message>
    <message>
        <source>Who marches on the spot stays there. Otherwise the camera may go along, as beside somebody who walks.</source>
        <translation>Qui marche sur place y reste. Sinon, la caméra peut accompagner, comme à côté de quelqu&apos;un qui marche.</translation>
    </message>
    <message>
        <source>Make motion</source>
        <translation>Créer le mouvement</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>ui::LiveLink</name>
    <message>
        <source>Starting the live link</source>
        <translation>Démarrage de la liaison en direct</translation>
    </message>
    <message>
        <source>Live link: %1</source>
        <translation>Liaison en direct&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>ui::MainWindow</name>
    <message>
        <source>Prompt</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>Style</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>Guidage</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>Prises</translation>
    </message>
    <message>
        <source>2D views</source>
        <translation>Vues 2D</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Tâches</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Ligne de temps</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>Copié&#xa0;: %1</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Arrêté.</translation>
    </message>
    <message>
        <source>No model is installed, so there are no styles yet.</source>
        <translation>Aucun modèle n&apos;est installé, il n&apos;y a donc pas encore de styles.</translation>
    </message>
    <message>
        <source>Imported.</source>
        <translation>Importé.</translation>
    </message>
    <message>
        <source>Imported: %1</source>
        <translation>Importé&#xa0;: %1</translation>
    </message>
    <message>
        <source>The clip is now a style.</source>
        <translation>Le clip est maintenant un style.</translation>
    </message>
    <message>
        <source>The clip is now a style: %1</source>
        <translation>Le clip est maintenant un style&#xa0;: %1</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>Enregistré&#xa0;: %1</translation>
    </message>
    <message>
        <source>Gesto Studio did not close properly. There is unsaved work on “%1” from %2.</source>
        <translation>Gesto Studio ne s&apos;est pas fermé correctement. Il reste du travail non enregistré sur «&#xa0;%1&#xa0;» du %2.</translation>
    </message>
    <message>
        <source>Restore it</source>
        <translation>Restaurer</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rétablir</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Aucun pour l&apos;instant</translation>
    </message>
    <message>
        <source>This window keeps no styles.</source>
        <translation>Cette fenêtre ne garde pas de styles.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Saved %1. Not carried: %2.</source>
        <translation>%1 enregistré. Non transmis&#xa0;: %2.</translation>
    </message>
</context>
<context>
    <name>ui::MessageBar</name>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Fermer ce message</translation>
    </message>
</context>
<context>
    <name>ui::MetricsWindow</name>
    <message>
        <source>Metrics — Gesto Studio</source>
        <translation>Métriques — Gesto Studio</translation>
    </message>
    <message>
        <source>New evaluation…</source>
        <translation>Nouvelle évaluation…</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Ouvrir…</translation>
    </message>
    <message>
        <source>Read a report.json of gesto evaluate</source>
        <translation>Lire un report.json de gesto evaluate</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>What was generated is kept; it can go on later</source>
        <translation>Ce qui a été généré est gardé&#xa0;; on peut continuer plus tard</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>Ôter de la liste</translation>
    </message>
    <message>
        <source>Its files stay where they are</source>
        <translation>Ses fichiers restent où ils sont</translation>
    </message>
    <message>
        <source>Rows of the same name are compared. Green and ▲: clearly better, red and ▼: clearly worse, that is by more than the interval of the difference.</source>
        <translation>Les lignes de même nom sont comparées. Vert et ▲&#xa0;: nettement mieux, rouge et ▼&#xa0;: nettement moins bien, c&apos;est-à-dire de plus que l&apos;intervalle de la différence.</translation>
    </message>
    <message>
        <source>Main numbers only</source>
        <translation>L&apos;essentiel</translation>
    </message>
    <message>
        <source>Leave out what second judges say</source>
        <translation>Sans ce que disent les seconds juges</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Enregistrer sous…</translation>
    </message>
    <message>
        <source>HTML to read, CSV for a spreadsheet, JSON for programs</source>
        <translation>HTML pour lire, CSV pour un tableur, JSON pour les programmes</translation>
    </message>
    <message>
        <source>Show Motions</source>
        <translation>Montrer</translation>
    </message>
    <message>
        <source>Blind Votes…</source>
        <translation>Vote aveugle…</translation>
    </message>
    <message>
        <source>Two motions of the same prompt side by side, without names: which is better? The report then ranks its rows by the votes.</source>
        <translation>Deux mouvements de la même description côte à côte, sans noms&#xa0;: lequel est le meilleur&#xa0;? Le rapport classe ensuite ses lignes selon les votes.</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>Comparer avec</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Rapport</translation>
    </message>
    <message>
        <source>Reports (*.json)</source>
        <translation>Rapports (*.json)</translation>
    </message>
    <message>
        <source>The sliders stand at style %1 and style guide %2 now.</source>
        <translation>Les curseurs sont maintenant à style %1 et guide du style %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n motion(s) became takes of the project.</source>
        <translation>
            <numerusform>%n mouvement est devenu une prise du projet.</numerusform>
            <numerusform>%n mouvements sont devenus des prises du projet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>Enregistré&#xa0;: %1</translation>
    </message>
    <message>
        <source>comes with the program</source>
        <translation>fourni avec le programme</translation>
    </message>
    <message>
        <source>opened</source>
        <translation>ouvert</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n ligne</numerusform>
            <numerusform>%n lignes</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>rien</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>No report chosen</source>
        <translation>Aucun rapport choisi</translation>
    </message>
    <message>
        <source>Its process is gone; “Resume” goes on with what was generated.</source>
        <translation>Son processus a disparu&#xa0;; «&#xa0;Reprendre&#xa0;» continue avec ce qui a été généré.</translation>
    </message>
    <message>
        <source>The motions of this report are not on this computer: an evaluation of your own keeps them</source>
        <translation>Les mouvements de ce rapport ne sont pas sur cet ordinateur&#xa0;: une évaluation à vous les garde</translation>
    </message>
    <message>
        <source>Real motions lie in the data set, not in the report</source>
        <translation>Les vrais mouvements sont dans le jeu de données, pas dans le rapport</translation>
    </message>
    <message>
        <source>Choose a row of the table first</source>
        <translation>Choisissez d&apos;abord une ligne du tableau</translation>
    </message>
    <message>
        <source>A few motions of the row become takes; again: the next few. A double click does the same.</source>
        <translation>Quelques mouvements de la ligne deviennent des prises&#xa0;; encore&#xa0;: les suivants. Un double-clic fait de même.</translation>
    </message>
    <message>
        <source>There is no report in “%1”.</source>
        <translation>Il n&apos;y a pas de rapport dans «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Enregistrer le rapport</translation>
    </message>
    <message>
        <source>Page (*.html);;Table (*.csv);;Report (*.json)</source>
        <translation>Page (*.html);;Tableau (*.csv);;Rapport (*.json)</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt; strength %2 ± %3: liked better than an average row in %4 % of cases (%5 votes)</source>
        <translation>&lt;b&gt;%1&lt;/b&gt; force %2 ± %3&#xa0;: préféré à une ligne moyenne dans %4&#xa0;% des cas (%5 votes)</translation>
    </message>
    <message>
        <source>Data set %1 (%2), seed %3, repetitions: %4</source>
        <translation>Jeu de données %1 (%2), graine %3, répétitions&#xa0;: %4</translation>
    </message>
    <message>
        <source>Before comparing</source>
        <translation>Avant de comparer</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Lignes</translation>
    </message>
    <message>
        <source>Recognised, the worst first</source>
        <translation>Reconnus, les moins bien d&apos;abord</translation>
    </message>
    <message>
        <source>Blind votes, the best first</source>
        <translation>Votes aveugles, les meilleurs d&apos;abord</translation>
    </message>
    <message>
        <source>Captions</source>
        <translation>Légendes</translation>
    </message>
    <message>
        <source>%1 different ones may be asked; %2 of them stand in training word for word, %3 nearly.</source>
        <translation>%1 légendes différentes possibles&#xa0;; %2 figurent mot pour mot dans l&apos;entraînement, %3 presque.</translation>
    </message>
    <message>
        <source>Judges</source>
        <translation>Juges</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Published elsewhere: other data, other judges, not to be compared with the numbers above</source>
        <translation>Publié ailleurs&#xa0;: autres données, autres juges, à ne pas comparer avec les nombres ci-dessus</translation>
    </message>
    <message>
        <source>held</source>
        <translation>tient</translation>
    </message>
    <message>
        <source>&lt;b&gt;not held&lt;/b&gt;</source>
        <translation>&lt;b&gt;ne tient pas&lt;/b&gt;</translation>
    </message>
    <message>
        <source>undecided</source>
        <translation>indécis</translation>
    </message>
    <message>
        <source>%1 ahead of %2</source>
        <translation>%1 devant %2</translation>
    </message>
    <message>
        <source>The papers&apos; orderings: undecided where the difference lies inside its interval</source>
        <translation>Les ordres des articles&#xa0;: indécis là où l&apos;écart reste dans son intervalle</translation>
    </message>
</context>
<context>
    <name>ui::ModelLibraryWindow</name>
    <message>
        <source>Models — Gesto Studio</source>
        <translation>Modèles — Gesto Studio</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importer…</translation>
    </message>
    <message>
        <source>Models of your own are made in the training window, or imported: drop the authors&apos; files here.</source>
        <translation>Vos modèles se créent dans la fenêtre d&apos;entraînement, ou s&apos;importent&#xa0;: déposez ici les fichiers des auteurs.</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Utiliser</translation>
    </message>
    <message>
        <source>Choose it for the open project</source>
        <translation>Le choisir pour le projet ouvert</translation>
    </message>
    <message>
        <source>Make default</source>
        <translation>Par défaut</translation>
    </message>
    <message>
        <source>New projects begin with it, and the open one goes on with it</source>
        <translation>Les nouveaux projets commencent avec lui, et celui qui est ouvert continue avec lui</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Renommer…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Into the trash</source>
        <translation>Dans la corbeille</translation>
    </message>
    <message>
        <source>Checkpoints of a model</source>
        <translation>Points de contrôle d&apos;un modèle</translation>
    </message>
    <message>
        <source>Checkpoints (*.ckpt *.pt *.pth *.bin *.tar *.safetensors *.npy *.npz *.json *.txt *.gz);;All files (*)</source>
        <translation>Points de contrôle (*.ckpt *.pt *.pth *.bin *.tar *.safetensors *.npy *.npz *.json *.txt *.gz);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>“%1” is in the trash.</source>
        <translation>«&#xa0;%1&#xa0;» est dans la corbeille.</translation>
    </message>
    <message>
        <source>your own</source>
        <translation>le vôtre</translation>
    </message>
    <message>
        <source>comes with the program</source>
        <translation>fourni avec le programme</translation>
    </message>
    <message>
        <source>for new projects</source>
        <translation>pour les nouveaux projets</translation>
    </message>
    <message>
        <source>No model is there</source>
        <translation>Aucun modèle</translation>
    </message>
    <message>
        <source>Can:</source>
        <translation>Sait faire&#xa0;:</translation>
    </message>
    <message>
        <source>Licence of its data:</source>
        <translation>Licence de ses données&#xa0;:</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>inconnue</translation>
    </message>
    <message>
        <source>Origin:</source>
        <translation>Origine&#xa0;:</translation>
    </message>
    <message>
        <source>File:</source>
        <translation>Fichier&#xa0;:</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Nothing more is told of this model: there is no card beside its file.</source>
        <translation>On n&apos;en sait pas plus sur ce modèle&#xa0;: il n&apos;y a pas de fiche à côté de son fichier.</translation>
    </message>
    <message>
        <source>Rename the model</source>
        <translation>Renommer le modèle</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>Lecture de %1…</translation>
    </message>
    <message>
        <source>Left out, belongs to no part of the model: %1</source>
        <translation>Écarté, n&apos;appartient à aucune partie du modèle&#xa0;: %1</translation>
    </message>
    <message>
        <source>“%1” is in your library. Found: %2.</source>
        <translation>«&#xa0;%1&#xa0;» est dans votre bibliothèque. Trouvé&#xa0;: %2.</translation>
    </message>
    <message>
        <source>Missing, or of another shape: %1</source>
        <translation>Manque, ou d&apos;une autre forme&#xa0;: %1</translation>
    </message>
    <message numerus="yes">
        <source>These files are not a whole model (%1): %n tensor(s) are missing or have another shape. Nothing was kept.</source>
        <translation>
            <numerusform>Ces fichiers ne sont pas un modèle entier (%1)&#xa0;: %n tenseur manque ou a une autre forme. Rien n&apos;a été gardé.</numerusform>
            <numerusform>Ces fichiers ne sont pas un modèle entier (%1)&#xa0;: %n tenseurs manquent ou ont une autre forme. Rien n&apos;a été gardé.</numerusform>
        </translation>
    </message>
    <message>
        <source>These files hold a part (%1), which makes no motion by itself. Nothing was kept.</source>
        <translation>Ces fichiers contiennent une partie (%1), qui seule ne crée pas de mouvement. Rien n&apos;a été gardé.</translation>
    </message>
    <message>
        <source>Checkpoints that authors published, or a folder of them. Or drop them here.</source>
        <translation>Points de contrôle publiés par les auteurs, ou un dossier de ceux-ci. Ou déposez-les ici.</translation>
    </message>
</context>
<context>
    <name>ui::ModelShelf</name>
    <message>
        <source>Making the model %1</source>
        <translation>Assemblage du modèle %1</translation>
    </message>
    <message>
        <source>Importing %1</source>
        <translation>Importation de %1</translation>
    </message>
</context>
<context>
    <name>ui::MyCharacter</name>
    <message>
        <source>Reading %1</source>
        <translation>Lecture de %1</translation>
    </message>
</context>
<context>
    <name>ui::NavigationChoice</name>
    <message>
        <source>Gesto: left turns, right or middle moves</source>
        <translation>Gesto&#xa0;: gauche tourne, droite ou milieu déplace</translation>
    </message>
    <message>
        <source>Maya: with Alt left turns, middle moves, right zooms</source>
        <translation>Maya&#xa0;: avec Alt, gauche tourne, milieu déplace, droite zoome</translation>
    </message>
    <message>
        <source>Blender: middle turns, with Shift moves, with Ctrl zooms</source>
        <translation>Blender&#xa0;: milieu tourne, avec Maj déplace, avec Ctrl zoome</translation>
    </message>
</context>
<context>
    <name>ui::NearClipSearch</name>
    <message>
        <source>Look for clips</source>
        <translation>Chercher des clips</translation>
    </message>
</context>
<context>
    <name>ui::NearClipTile</name>
    <message>
        <source>Use</source>
        <translation>Utiliser</translation>
    </message>
    <message>
        <source>%1 near · %2 s</source>
        <translation>%1 de proximité · %2 s</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Utilisé</translation>
    </message>
    <message>
        <source>The next motion is made beside this clip; press again to leave it out</source>
        <translation>Le prochain mouvement est créé à côté de ce clip&#xa0;; appuyez encore pour le laisser de côté</translation>
    </message>
</context>
<context>
    <name>ui::NearClipsDialog</name>
    <message>
        <source>Find</source>
        <translation>Chercher</translation>
    </message>
    <message>
        <source>Use none</source>
        <translation>N&apos;en utiliser aucun</translation>
    </message>
    <message>
        <source>Clips beside the motion</source>
        <translation>Clips à côté du mouvement</translation>
    </message>
    <message>
        <source>A folder of your motion files, or a built data set</source>
        <translation>Un dossier de vos fichiers de mouvement, ou un jeu de données construit</translation>
    </message>
    <message>
        <source>What the clips are to show</source>
        <translation>Ce que les clips doivent montrer</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Choisir un dossier</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothèque</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Mots</translation>
    </message>
    <message>
        <source>Folder of motions</source>
        <translation>Dossier de mouvements</translation>
    </message>
    <message>
        <source>Clips that show something like the prompt shape what is made of it. Their names say what they show, or a table captions.tsv beside them.</source>
        <translation>Les clips qui montrent quelque chose comme la description façonnent le résultat. Leurs noms disent ce qu&apos;ils montrent, ou une table captions.tsv à côté d&apos;eux.</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Recherche…</translation>
    </message>
    <message>
        <source>The nearest %1 of %2 clips</source>
        <translation>Les %1 plus proches de %2 clips</translation>
    </message>
    <message>
        <source>%1 makes no motions beside clips; %2 does.</source>
        <translation>%1 ne crée pas de mouvements à côté de clips&#xa0;; %2 si.</translation>
    </message>
    <message>
        <source>No model here makes motions beside clips: it takes a ReMoDiffuse. Train &gt; Training… makes one, and the authors&apos; can be imported.</source>
        <translation>Aucun modèle ici ne crée de mouvements à côté de clips&#xa0;: il faut un ReMoDiffuse. Entraîner &gt; Entraînement… en crée un, et celui des auteurs peut être importé.</translation>
    </message>
    <message>
        <source>Take %1</source>
        <translation>Prise %1</translation>
    </message>
    <message>
        <source>At most %1 clips stand beside a motion</source>
        <translation>Au plus %1 clips sont à côté d&apos;un mouvement</translation>
    </message>
</context>
<context>
    <name>ui::NewRunDialog</name>
    <message>
        <source>New training run</source>
        <translation>Nouvel entraînement</translation>
    </message>
    <message>
        <source>a folder made by gesto dataset build</source>
        <translation>de gesto dataset build</translation>
    </message>
    <message>
        <source>Of the first weights and of everything that is drawn: the same seed trains the same model</source>
        <translation>Des premiers poids et de tout ce qui est tiré au sort&#xa0;: la même graine entraîne le même modèle</translation>
    </message>
    <message>
        <source>Half of the processor leaves the window quick</source>
        <translation>Avec la moitié du processeur, la fenêtre reste réactive</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>Jeu de données</translation>
    </message>
    <message>
        <source>Build…</source>
        <translation>Construire…</translation>
    </message>
    <message>
        <source>A data set from a folder of motions</source>
        <translation>Un jeu de données à partir d&apos;un dossier de mouvements</translation>
    </message>
    <message>
        <source>Run folder</source>
        <translation>Dossier de session</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>Itérations</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Taux d&apos;apprentissage</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Graine</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Précision</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Commencer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>There is nothing to train: the engine is not installed.</source>
        <translation>Il n&apos;y a rien à entraîner&#xa0;: le moteur n&apos;est pas installé.</translation>
    </message>
    <message>
        <source>Choose a data set.</source>
        <translation>Choisissez un jeu de données.</translation>
    </message>
    <message>
        <source>There is no data set in this folder (it has no manifest.json).</source>
        <translation>Il n&apos;y a pas de jeu de données dans ce dossier (manifest.json manque).</translation>
    </message>
    <message>
        <source>Choose a folder for the run.</source>
        <translation>Choisissez un dossier pour la session.</translation>
    </message>
    <message>
        <source>There is a run in this folder already.</source>
        <translation>Ce dossier contient déjà une session.</translation>
    </message>
    <message>
        <source>The learning rate is a number above 0.</source>
        <translation>Le taux d&apos;apprentissage est un nombre supérieur à 0.</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Processeur</translation>
    </message>
    <message>
        <source>Graphics card</source>
        <translation>Carte graphique</translation>
    </message>
    <message>
        <source>A graphics card needs a LibTorch that has one; a run without says so and ends</source>
        <translation>Une carte graphique demande une LibTorch qui la connaît&#xa0;; sinon la session le dit et s&apos;arrête</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Appareil</translation>
    </message>
</context>
<context>
    <name>ui::PathLane</name>
    <message>
        <source>Way points</source>
        <translation>Points de passage</translation>
    </message>
    <message>
        <source>Go to its frame</source>
        <translation>Aller à son image</translation>
    </message>
    <message>
        <source>Look along the way</source>
        <translation>S&apos;orienter dans le sens du parcours</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Remove the path</source>
        <translation>Retirer la trajectoire</translation>
    </message>
    <message>
        <source>When the figure is at the way points of its path. Drag one to come earlier or later; double-click goes to its frame, Delete removes.</source>
        <translation>Quand le personnage est aux points de sa trajectoire. Tirez-en un pour arriver plus tôt ou plus tard&#xa0;; le double-clic va à son image, Suppr retire.</translation>
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
        <translation>Cliquez au sol où le personnage commence. Échap termine.</translation>
    </message>
    <message>
        <source>Click: next way point · drag: move · handle: facing · Delete · Esc ends</source>
        <translation>Clic&#xa0;: point suivant · glisser&#xa0;: déplacer · poignée&#xa0;: orienter · Suppr · Échap termine</translation>
    </message>
</context>
<context>
    <name>ui::PicturesPanel</name>
    <message>
        <source>This take&apos;s skeleton has no flat pictures.</source>
        <translation>Le squelette de cette prise n&apos;a pas d&apos;images à plat.</translation>
    </message>
    <message>
        <source>What the motion was made of, coloured, over the motion as seen from the same side, grey</source>
        <translation>Ce dont le mouvement est issu, en couleurs, sur le mouvement vu du même côté, en gris</translation>
    </message>
    <message>
        <source>The flat motion on its way from noise to the step at which it became three-dimensional</source>
        <translation>Le mouvement à plat, du bruit jusqu&apos;à l&apos;étape où il est passé en 3D</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>Bruit</translation>
    </message>
    <message>
        <source>Switch</source>
        <translation>Bascule</translation>
    </message>
    <message>
        <source>Front</source>
        <translation>Face</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Droite</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Dos</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Gauche</translation>
    </message>
    <message>
        <source>Key points</source>
        <translation>Points clés</translation>
    </message>
    <message>
        <source>Flat motion</source>
        <translation>À plat</translation>
    </message>
</context>
<context>
    <name>ui::PinnedPoses</name>
    <message>
        <source>%1 cannot be led through poses; the default model can.</source>
        <translation>%1 ne peut pas passer par des poses&#xa0;; le modèle par défaut le peut.</translation>
    </message>
    <message>
        <source>Nothing is shown yet that has a pose: generate a take or import a clip first.</source>
        <translation>Rien d&apos;affiché n&apos;a encore de pose&#xa0;: générez d&apos;abord une prise ou importez un clip.</translation>
    </message>
    <message>
        <source>No pose was copied yet: Copy Pose takes the one that is shown.</source>
        <translation>Aucune pose n&apos;a encore été copiée&#xa0;: «&#xa0;Copier la pose&#xa0;» prend celle qui est affichée.</translation>
    </message>
    <message>
        <source>The actions end at %1 s, before the playhead: there is nothing to be led through the pose.</source>
        <translation>Les actions finissent à %1 s, avant la tête de lecture&#xa0;: il n&apos;y a là rien à faire passer par la pose.</translation>
    </message>
    <message>
        <source>What is frozen from %1 to %2 s stays as it is: let it thaw to pin a pose there.</source>
        <translation>Ce qui est figé de %1 à %2 s ne change pas&#xa0;: libérez-le pour y fixer une pose.</translation>
    </message>
    <message>
        <source>Whole body</source>
        <translation>Corps entier</translation>
    </message>
    <message>
        <source>a take that was removed</source>
        <translation>une prise supprimée</translation>
    </message>
    <message>
        <source>%1, held from %2 to %3 s</source>
        <translation>%1, tenue de %2 à %3 s</translation>
    </message>
    <message>
        <source>%1 at %2 s</source>
        <translation>%1 à %2 s</translation>
    </message>
    <message>
        <source>posed by hand</source>
        <translation>posée à la main</translation>
    </message>
    <message>
        <source>as in “%1” at %2 s</source>
        <translation>comme dans «&#xa0;%1&#xa0;» à %2 s</translation>
    </message>
    <message>
        <source>in the same place on the floor</source>
        <translation>au même endroit au sol</translation>
    </message>
    <message>
        <source>wherever the motion is then</source>
        <translation>là où se trouve alors le mouvement</translation>
    </message>
    <message>
        <source>Pinned at %1 s. A right click on the key pins single joints.</source>
        <translation>Fixée à %1 s. Un clic droit sur la clé fixe des articulations seules.</translation>
    </message>
    <message>
        <source>Copied the pose at %1 s of “%2”.</source>
        <translation>Pose à %1 s de «&#xa0;%2&#xa0;» copiée.</translation>
    </message>
    <message>
        <source>Copied the key pose at %1 s.</source>
        <translation>Pose clé à %1 s copiée.</translation>
    </message>
    <message>
        <source>Pinned at %1 s: %2. The next motion takes this pose.</source>
        <translation>Fixée à %1 s&#xa0;: %2. Le prochain mouvement prend cette pose.</translation>
    </message>
</context>
<context>
    <name>ui::PlannedStands</name>
    <message>
        <source>%1 cannot be told when feet stand; the default model can.</source>
        <translation>On ne peut pas dire à %1 quand les pieds sont posés&#xa0;; au modèle par défaut, oui.</translation>
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
        <translation>Cliquez une articulation pour la poser · Échap termine</translation>
    </message>
    <message>
        <source>Turn: drag a ring · Ctrl: by 15° · W: move · X: axes of the part · Esc</source>
        <translation>Tourner&#xa0;: tirez un anneau · Ctrl&#xa0;: par 15° · W&#xa0;: déplacer · X&#xa0;: axes de la partie · Échap</translation>
    </message>
    <message>
        <source>Move: drag an arrow or the middle · Ctrl: by 5 cm · E: turn · X: axes of the part · Esc</source>
        <translation>Déplacer&#xa0;: tirez une flèche ou le centre · Ctrl&#xa0;: par 5 cm · E&#xa0;: tourner · X&#xa0;: axes de la partie · Échap</translation>
    </message>
</context>
<context>
    <name>ui::PosePopup</name>
    <message>
        <source>Pose library</source>
        <translation>Bibliothèque de poses</translation>
    </message>
    <message>
        <source>No pose is kept yet: “Keep pose in the library” keeps the one that is shown.</source>
        <translation>Aucune pose n&apos;est encore gardée&#xa0;: «&#xa0;Garder la pose dans la bibliothèque&#xa0;» garde celle qui est affichée.</translation>
    </message>
    <message>
        <source>A click pins the pose at the playhead. F2 renames, Delete removes.</source>
        <translation>Un clic fixe la pose à la tête de lecture. F2 renomme, Suppr retire.</translation>
    </message>
</context>
<context>
    <name>ui::PoseTools</name>
    <message>
        <source>No joint is chosen: W, and a click on one in the view.</source>
        <translation>Aucune articulation n&apos;est choisie&#xa0;: W, puis un clic sur l&apos;une d&apos;elles dans la vue.</translation>
    </message>
</context>
<context>
    <name>ui::Posing</name>
    <message>
        <source>“%1” is on another body: Motion &gt; Clean up puts it on the studio&apos;s own, which can be posed.</source>
        <translation>«&#xa0;%1&#xa0;» est sur un autre corps&#xa0;: Mouvement &gt; Nettoyer le met sur celui du studio, que l&apos;on peut poser.</translation>
    </message>
    <message>
        <source>No joint is chosen: W, and a click on one in the view.</source>
        <translation>Aucune articulation n&apos;est choisie&#xa0;: W, puis un clic sur l&apos;une d&apos;elles dans la vue.</translation>
    </message>
</context>
<context>
    <name>ui::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>Préférences</translation>
    </message>
    <message>
        <source>Look and mouse</source>
        <translation>Aspect et souris</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>As the desktop has it</source>
        <translation>Comme le bureau</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Couleurs</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Mouse in the views</source>
        <translation>Souris dans les vues</translation>
    </message>
    <message>
        <source>The wheel zooms and a double-click frames in all three.</source>
        <translation>Dans les trois, la molette zoome et le double-clic cadre.</translation>
    </message>
    <message>
        <source>Timeline counts</source>
        <translation>La ligne de temps compte</translation>
    </message>
    <message>
        <source>Search commands</source>
        <translation>Chercher des commandes</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Commande</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Touche</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>Comme avant</translation>
    </message>
    <message>
        <source>All as they were</source>
        <translation>Toutes comme avant</translation>
    </message>
    <message>
        <source>%1 is also the key of: %2</source>
        <translation>%1 est aussi la touche de&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>ui::ProjectSession</name>
    <message>
        <source>Untitled</source>
        <translation>Sans titre</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>Ouverture de %1</translation>
    </message>
    <message>
        <source>Saving %1</source>
        <translation>Enregistrement de %1</translation>
    </message>
    <message>
        <source>Restoring %1</source>
        <translation>Restauration de %1</translation>
    </message>
</context>
<context>
    <name>ui::PromptPanel</name>
    <message>
        <source>What does the character do? For example: a person walks forward and waves</source>
        <translation>Que fait le personnage&#xa0;? En anglais, par exemple&#xa0;: a person walks forward and waves</translation>
    </message>
    <message>
        <source>Describe the motion in plain English, as you would to an actor; a new line is the next action. The look of it comes from the style below.</source>
        <translation>Décrivez le mouvement en anglais simple, comme à un acteur&#xa0;; une nouvelle ligne est l&apos;action suivante. Son allure vient du style ci-dessous.</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>How long the motion lasts: 1 to 9.8 seconds for each action, 60 in all.</source>
        <translation>Combien dure le mouvement&#xa0;: 1 à 9,8 secondes par action, 60 en tout.</translation>
    </message>
    <message>
        <source> fr</source>
        <translation> im</translation>
    </message>
    <message>
        <source>The same length in frames, at 20 frames per second.</source>
        <translation>La même durée en images, à 20 images par seconde.</translation>
    </message>
    <message>
        <source>The seed decides which of the many possible motions you get. The same seed and settings give the same motion.</source>
        <translation>La graine décide lequel des nombreux mouvements possibles vous obtenez. La même graine et les mêmes réglages donnent le même mouvement.</translation>
    </message>
    <message>
        <source>Draw another seed</source>
        <translation>Tirer une autre graine</translation>
    </message>
    <message>
        <source>Keep this seed: then only your other changes alter the motion. Unlocked, every generation draws a new one.</source>
        <translation>Garder cette graine&#xa0;: seuls vos autres changements modifient alors le mouvement. Sinon, chaque génération en tire une nouvelle.</translation>
    </message>
    <message>
        <source>How many takes to make at once, each with the next seed.</source>
        <translation>Combien de prises créer à la fois, chacune avec la graine suivante.</translation>
    </message>
    <message>
        <source>Keep only the best</source>
        <translation>Ne garder que la meilleure</translation>
    </message>
    <message>
        <source>Keep only the one that fits the words, and the style, best. A judge that took no part in making them looks at the words, the model at the style; a single take comes back, with the seed of its own.</source>
        <translation>Ne garder que celle qui correspond le mieux au texte et au style. Un juge qui n&apos;a pas pris part à leur création regarde le texte, le modèle regarde le style&#xa0;; une seule prise revient, avec sa propre graine.</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Graine</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>styles put on afterwards by the default model</source>
        <translation>styles ajoutés ensuite par le modèle par défaut</translation>
    </message>
    <message>
        <source>Learned from data under: %1</source>
        <translation>Appris de données sous&#xa0;: %1</translation>
    </message>
    <message>
        <source>&lt;p&gt;It knows best: %1&lt;/p&gt;</source>
        <translation>&lt;p&gt;Il connaît le mieux&#xa0;: %1&lt;/p&gt;</translation>
    </message>
    <message>
        <source>The model was taught English sentences.</source>
        <translation>Le modèle a appris des phrases anglaises.</translation>
    </message>
    <message>
        <source>New to the model: %1</source>
        <translation>Nouveau pour le modèle&#xa0;: %1</translation>
    </message>
    <message>
        <source>Hardly known to the model: %1</source>
        <translation>Mal connu du modèle&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1 characters too many</source>
        <translation>%1 caractères en trop</translation>
    </message>
    <message numerus="yes">
        <source>The last %n line(s) will not be made: all actions together take 60 seconds at most. Make some shorter.</source>
        <translation>
            <numerusform>La dernière ligne ne sera pas jouée&#xa0;: toutes les actions ensemble durent au plus 60 secondes. Raccourcissez-en.</numerusform>
            <numerusform>Les %n dernières lignes ne seront pas jouées&#xa0;: toutes les actions ensemble durent au plus 60 secondes. Raccourcissez-en.</numerusform>
        </translation>
    </message>
    <message>
        <source>The motion is made without what cannot be:</source>
        <translation>Le mouvement est créé sans ce qui est impossible&#xa0;:</translation>
    </message>
    <message>
        <source>Beside</source>
        <translation>À côté</translation>
    </message>
    <message>
        <source>The model&apos;s own clips…</source>
        <translation>Les clips du modèle…</translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s) of yours…</source>
        <translation>
            <numerusform>%n clip à vous…</numerusform>
            <numerusform>%n clips à vous…</numerusform>
        </translation>
    </message>
    <message>
        <source>This model makes a motion beside clips that show something like the prompt: choose some of your own</source>
        <translation>Ce modèle crée un mouvement à côté de clips qui montrent quelque chose comme la description&#xa0;: choisissez-en des vôtres</translation>
    </message>
    <message>
        <source>The motion is made beside: %1</source>
        <translation>Le mouvement est créé à côté de&#xa0;: %1</translation>
    </message>
    <message>
        <source>For example: %1</source>
        <translation>Par exemple&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>ui::RecipeText</name>
    <message>
        <source>Learns to read captions: what means the same lies close together, and close to its motion. Every model that takes a text needs it, so it comes first.</source>
        <translation>Apprend à lire des légendes&#xa0;: ce qui veut dire la même chose est proche, et proche de son mouvement. Tout modèle qui prend un texte en a besoin, il vient donc en premier.</translation>
    </message>
    <message>
        <source>Learns to pack motion into few numbers and to unpack it again. The denoiser works on these numbers, and its quality ends where this one&apos;s does.</source>
        <translation>Apprend à réduire le mouvement à peu de nombres et à le déployer de nouveau. Le débruiteur travaille sur ces nombres et ne sera pas meilleur qu&apos;eux.</translation>
    </message>
    <message>
        <source>Learns to make motion from a text, step by step out of noise, in the numbers that the autoencoder packs. With both of them and the text encoder there is a model.</source>
        <translation>Apprend à créer du mouvement à partir d&apos;un texte, étape par étape depuis du bruit, dans les nombres de l&apos;autoencodeur. Avec les deux et le lecteur de textes, il y a un modèle.</translation>
    </message>
    <message>
        <source>The autoencoder as it was published: a whole motion becomes a single token. Its denoiser is the next recipe.</source>
        <translation>L&apos;autoencodeur tel qu&apos;il a été publié&#xa0;: un mouvement entier devient un seul jeton. Son débruiteur est la recette suivante.</translation>
    </message>
    <message>
        <source>Learns to make that single token from a text, as it was published. It needs its own autoencoder.</source>
        <translation>Apprend à créer ce jeton unique à partir d&apos;un texte, comme publié. Il lui faut son propre autoencodeur.</translation>
    </message>
    <message>
        <source>Learns what styles look like, from clips that carry a style&apos;s name. While a motion is made it says which way leads to the style.</source>
        <translation>Apprend à quoi ressemblent les styles, sur des clips qui portent le nom d&apos;un style. Pendant la création d&apos;un mouvement, il dit par où aller vers le style.</translation>
    </message>
    <message>
        <source>Teaches a trained denoiser to move in a style while it follows the text. The denoiser itself stays as it is.</source>
        <translation>Apprend à un débruiteur entraîné à bouger dans un style tout en suivant le texte. Le débruiteur lui-même reste tel quel.</translation>
    </message>
    <message>
        <source>The same around the denoiser of a single token, as it was published. The denoiser itself stays as it is.</source>
        <translation>La même chose autour du débruiteur d&apos;un jeton unique, comme publié. Le débruiteur lui-même reste tel quel.</translation>
    </message>
    <message>
        <source>Learns to make motion from a text in 3D and in 2D, and to lift what a video shows to 3D. A second stage goes on from the first in 3D alone.</source>
        <translation>Apprend à créer du mouvement à partir d&apos;un texte en 3D et en 2D, et à porter en 3D ce que montre une vidéo. Une seconde phase poursuit la première en 3D seule.</translation>
    </message>
    <message>
        <source>Learns to make motion from a text directly, without an autoencoder. It is the simplest to train: the text encoder is all it needs.</source>
        <translation>Apprend à créer du mouvement directement à partir d&apos;un texte, sans autoencodeur. C&apos;est le plus simple à entraîner&#xa0;: seul le lecteur de textes est nécessaire.</translation>
    </message>
    <message>
        <source>Learns a vocabulary of short moves, and to write motion in it. The next recipe speaks it.</source>
        <translation>Apprend un vocabulaire de gestes courts et à écrire le mouvement avec. La recette suivante le parle.</translation>
    </message>
    <message>
        <source>Learns to write motion from a text, one short move after the other. It decides by itself when a motion is over.</source>
        <translation>Apprend à écrire du mouvement à partir d&apos;un texte, un geste court après l&apos;autre. Il décide lui-même quand un mouvement est fini.</translation>
    </message>
    <message>
        <source>Learns to make motion beside the clips whose captions are nearest to the text. These clips become a part of the model.</source>
        <translation>Apprend à créer du mouvement auprès des clips dont les légendes sont les plus proches du texte. Ces clips font partie du modèle.</translation>
    </message>
    <message>
        <source>Learns to carry the style of one clip onto another, each part of the body by itself. It needs no captions and no names of styles.</source>
        <translation>Apprend à porter le style d&apos;un clip sur un autre, chaque partie du corps pour elle-même. Il ne lui faut ni légendes ni noms de styles.</translation>
    </message>
    <message>
        <source>Learns to carry a style onto another motion, beside a critic that knows the styles. Its clips need the names of their styles.</source>
        <translation>Apprend à porter un style sur un autre mouvement, auprès d&apos;un critique qui connaît les styles. Ses clips doivent porter les noms de leurs styles.</translation>
    </message>
    <message>
        <source>Learns to tell styles or contents apart, for evaluations. It takes no part in making motion.</source>
        <translation>Apprend à distinguer styles ou contenus, pour les évaluations. Il ne prend pas part à la création du mouvement.</translation>
    </message>
    <message>
        <source>Learns to put motions and captions where distance means something, for FID and R-precision in evaluations. It takes no part in making motion.</source>
        <translation>Apprend à placer mouvements et légendes là où la distance veut dire quelque chose, pour FID et R-precision dans les évaluations. Il ne prend pas part à la création du mouvement.</translation>
    </message>
</context>
<context>
    <name>ui::ReportPages</name>
    <message>
        <source>About</source>
        <translation>À propos</translation>
    </message>
    <message>
        <source>Bars</source>
        <translation>Barres</translation>
    </message>
    <message>
        <source>Guidance sweep</source>
        <translation>Balayage du guidage</translation>
    </message>
    <message>
        <source>A click on a column of the table chooses it too</source>
        <translation>Un clic sur une colonne du tableau la choisit aussi</translation>
    </message>
    <message>
        <source>Use These Weights</source>
        <translation>Utiliser ces poids</translation>
    </message>
    <message>
        <source>Puts style and style guide of this point into the sliders of the main window</source>
        <translation>Met le style et le guidage de ce point dans les curseurs de la fenêtre principale</translation>
    </message>
    <message>
        <source>Show Motions</source>
        <translation>Voir les mouvements</translation>
    </message>
    <message>
        <source>A few of the motions of this point become takes; again: the next few</source>
        <translation>Quelques mouvements de ce point deviennent des prises&#xa0;; encore&#xa0;: les suivants</translation>
    </message>
    <message>
        <source>style %1, style guide %2</source>
        <translation>style %1, guide du style %2</translation>
    </message>
    <message>
        <source>The weights of the report&apos;s other rows</source>
        <translation>Les poids des autres lignes du rapport</translation>
    </message>
    <message>
        <source>style recognised, %</source>
        <translation>style reconnu,&#xa0;%</translation>
    </message>
    <message>
        <source>Each point is one setting: style / style guide. Click one.</source>
        <translation>Chaque point est un réglage&#xa0;: style / guide du style. Cliquez-en un.</translation>
    </message>
</context>
<context>
    <name>ui::ReportTableModel</name>
    <message>
        <source>real motion</source>
        <translation>mouvement réel</translation>
    </message>
    <message>
        <source>Of the repetitions: %1</source>
        <translation>Des répétitions&#xa0;: %1</translation>
    </message>
    <message>
        <source>In the other report: %1</source>
        <translation>Dans l&apos;autre rapport&#xa0;: %1</translation>
    </message>
    <message>
        <source>One repetition tells no interval, so nobody can say whether the difference is chance.</source>
        <translation>Une seule répétition ne donne pas d&apos;intervalle&#xa0;: personne ne peut dire si la différence est un hasard.</translation>
    </message>
    <message>
        <source>The difference is larger than its interval of ± %1.</source>
        <translation>La différence est plus grande que son intervalle de ± %1.</translation>
    </message>
    <message>
        <source>The difference lies within its interval of ± %1.</source>
        <translation>La différence est dans son intervalle de ± %1.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>More is better.</source>
        <translation>Plus, c&apos;est mieux.</translation>
    </message>
    <message>
        <source>Less is better.</source>
        <translation>Moins, c&apos;est mieux.</translation>
    </message>
    <message>
        <source>As real motion is best.</source>
        <translation>Le mieux est d&apos;être comme un mouvement réel.</translation>
    </message>
</context>
<context>
    <name>ui::ReportWords</name>
    <message>
        <source>Prompts shown</source>
        <translation>Descriptions montrées</translation>
    </message>
    <message>
        <source>Prompts of the list that at least 4 of 5 seeds show, by facts measured on the finished clip.</source>
        <translation>Descriptions de la liste que montrent au moins 4 graines sur 5, d&apos;après des faits mesurés sur le clip fini.</translation>
    </message>
    <message>
        <source>Clips that show it</source>
        <translation>Clips qui la montrent</translation>
    </message>
    <message>
        <source>Clips in which every fact of their prompt holds.</source>
        <translation>Clips dans lesquels chaque fait de leur description est vrai.</translation>
    </message>
    <message>
        <source>Rank of the prompt</source>
        <translation>Rang de la description</translation>
    </message>
    <message>
        <source>Mean place of a clip&apos;s own prompt among all of the list, by distance in an evaluator&apos;s space; 1 is the best.</source>
        <translation>Place moyenne de la description d&apos;un clip parmi toutes celles de la liste, par distance dans l&apos;espace d&apos;un évaluateur&#xa0;; 1 est la meilleure.</translation>
    </message>
    <message>
        <source>Own prompt nearest</source>
        <translation>Sa description la plus proche</translation>
    </message>
    <message>
        <source>Clips to which no prompt of the list is nearer than their own.</source>
        <translation>Clips dont aucune description de la liste n&apos;est plus proche que la leur.</translation>
    </message>
    <message>
        <source>Own prompt among 3</source>
        <translation>Sa description parmi 3</translation>
    </message>
    <message>
        <source>Clips whose own prompt is among the 3 nearest of the list.</source>
        <translation>Clips dont la description est parmi les 3 plus proches de la liste.</translation>
    </message>
    <message>
        <source>Taught moves shown</source>
        <translation>Mouvements appris montrés</translation>
    </message>
    <message>
        <source>Motions of taught captions whose nearest of all clips, the taught ones and those of moves that the model knew, is one of that caption.</source>
        <translation>Mouvements de légendes apprises dont le plus proche de tous les clips, ceux appris et ceux de mouvements connus du modèle, est un clip de cette légende.</translation>
    </message>
    <message>
        <source>Distance to the taught move</source>
        <translation>Distance au mouvement appris</translation>
    </message>
    <message>
        <source>From a motion to the nearest clip that was taught for its caption; 1 is the mean distance between clips of different moves.</source>
        <translation>D&apos;un mouvement au clip le plus proche qui a été appris pour sa légende&#xa0;; 1 est la distance moyenne entre clips de mouvements différents.</translation>
    </message>
    <message>
        <source>Known moves shown</source>
        <translation>Mouvements connus montrés</translation>
    </message>
    <message>
        <source>The same share for captions that the model knew before and that took no part in the teaching.</source>
        <translation>La même part pour des légendes que le modèle connaissait avant et qui n&apos;ont pas servi à l&apos;apprentissage.</translation>
    </message>
    <message>
        <source>Distance to the caption, taught</source>
        <translation>Distance à la légende, apprises</translation>
    </message>
    <message>
        <source>From a motion to its own caption, in the space of an evaluator that took no part in generation or teaching: captions that were taught.</source>
        <translation>D&apos;un mouvement à sa légende, dans l&apos;espace d&apos;un évaluateur qui n&apos;a servi ni à la génération ni à l&apos;apprentissage&#xa0;: légendes apprises.</translation>
    </message>
    <message>
        <source>Distance to the caption, known</source>
        <translation>Distance à la légende, connues</translation>
    </message>
    <message>
        <source>The same for captions that the model knew before and that took no part in the teaching.</source>
        <translation>La même chose pour des légendes que le modèle connaissait avant et qui n&apos;ont pas servi à l&apos;apprentissage.</translation>
    </message>
    <message>
        <source>FID</source>
        <translation>FID</translation>
    </message>
    <message>
        <source>Fréchet distance to the reference motions in the evaluator&apos;s space, equal counts on both sides.</source>
        <translation>Distance de Fréchet aux mouvements de référence dans l&apos;espace de l&apos;évaluateur, en nombre égal des deux côtés.</translation>
    </message>
    <message>
        <source>FID to own motions</source>
        <translation>FID aux siens</translation>
    </message>
    <message>
        <source>The same against the real motions that the captions belong to, as the papers take it; real motion itself would score 0.</source>
        <translation>La même chose face aux vrais mouvements dont viennent les légendes, comme le font les articles&#xa0;; le vrai mouvement lui-même aurait 0.</translation>
    </message>
    <message>
        <source>FID, unit vectors</source>
        <translation>FID, vecteurs unitaires</translation>
    </message>
    <message>
        <source>FID after every embedding is scaled to length 1: how long the evaluator&apos;s vectors are, which tells little, no longer counts.</source>
        <translation>FID après avoir ramené chaque vecteur à la longueur 1&#xa0;: la longueur des vecteurs de l&apos;évaluateur, qui dit peu, ne compte plus.</translation>
    </message>
    <message>
        <source>Diversity</source>
        <translation>Diversité</translation>
    </message>
    <message>
        <source>Mean distance of random pairs.</source>
        <translation>Distance moyenne de paires au hasard.</translation>
    </message>
    <message>
        <source>MultiModality</source>
        <translation>Multimodalité</translation>
    </message>
    <message>
        <source>Mean distance of motions made from one and the same caption.</source>
        <translation>Distance moyenne de mouvements créés d&apos;une seule et même légende.</translation>
    </message>
    <message>
        <source>R-precision, top 1</source>
        <translation>R-precision, premier</translation>
    </message>
    <message>
        <source>R-precision, top 2</source>
        <translation>R-precision, 2 premiers</translation>
    </message>
    <message>
        <source>R-precision, top 3</source>
        <translation>R-precision, 3 premiers</translation>
    </message>
    <message>
        <source>Captions whose own motion is the nearest of its pool.</source>
        <translation>Légendes dont le mouvement est le plus proche de son groupe.</translation>
    </message>
    <message>
        <source>Captions whose own motion is among the 2 nearest of its pool.</source>
        <translation>Légendes dont le mouvement est parmi les 2 plus proches de son groupe.</translation>
    </message>
    <message>
        <source>Captions whose own motion is among the 3 nearest of its pool.</source>
        <translation>Légendes dont le mouvement est parmi les 3 plus proches de son groupe.</translation>
    </message>
    <message>
        <source>R-precision, top 1, distinct captions</source>
        <translation>R-precision, premier, légendes distinctes</translation>
    </message>
    <message>
        <source>The same with one motion for each caption, so that no two of a pool share theirs and real motion can reach 100 %.</source>
        <translation>La même chose avec un mouvement par légende&#xa0;: ainsi aucun groupe n&apos;en a deux pareilles et le vrai mouvement peut atteindre 100&#xa0;%.</translation>
    </message>
    <message>
        <source>R-precision, top 3, distinct captions</source>
        <translation>R-precision, 3 premiers, légendes distinctes</translation>
    </message>
    <message>
        <source>Own motion among the 3 nearest of a pool without equal captions.</source>
        <translation>Son mouvement parmi les 3 plus proches d&apos;un groupe sans légendes égales.</translation>
    </message>
    <message>
        <source>R-precision, top 1, unseen captions</source>
        <translation>R-precision, premier, légendes inédites</translation>
    </message>
    <message>
        <source>The same without captions that stand in training word for word or nearly: what is left cannot have been learned by heart.</source>
        <translation>La même chose sans les légendes qui sont mot pour mot ou presque dans l&apos;entraînement&#xa0;: ce qui reste ne peut pas être appris par cœur.</translation>
    </message>
    <message>
        <source>R-precision, top 3, unseen captions</source>
        <translation>R-precision, 3 premiers, légendes inédites</translation>
    </message>
    <message>
        <source>Own motion among the 3 nearest, without captions that stand in training word for word or nearly.</source>
        <translation>Son mouvement parmi les 3 plus proches, sans les légendes qui sont mot pour mot ou presque dans l&apos;entraînement.</translation>
    </message>
    <message>
        <source>MM-Dist</source>
        <translation>Distance MM</translation>
    </message>
    <message>
        <source>Mean distance of a caption and its own motion.</source>
        <translation>Distance moyenne d&apos;une légende à son mouvement.</translation>
    </message>
    <message>
        <source>SRA, clean judge</source>
        <translation>SRA, juge propre</translation>
    </message>
    <message>
        <source>Style recognised by a classifier that shares no weights, seed and clips with the network that guides sampling.</source>
        <translation>Style reconnu par un classifieur qui ne partage ni poids, ni graine, ni clips avec le réseau qui guide la génération.</translation>
    </message>
    <message>
        <source>SRA, the paper&apos;s form</source>
        <translation>SRA, celle de l&apos;article</translation>
    </message>
    <message>
        <source>Style recognised by the network that guides sampling: it is its own judge here, so this number flatters.</source>
        <translation>Style reconnu par le réseau qui guide la génération&#xa0;: il est ici son propre juge, ce nombre est donc flatteur.</translation>
    </message>
    <message>
        <source>Content recognised</source>
        <translation>Contenu reconnu</translation>
    </message>
    <message>
        <source>Content recognised by a classifier that took no part in generation.</source>
        <translation>Contenu reconnu par un classifieur qui n&apos;a pas servi à la génération.</translation>
    </message>
    <message>
        <source>Foot skating</source>
        <translation>Pieds qui glissent</translation>
    </message>
    <message>
        <source>Share of frames in which a low foot slides faster than 0.5 m/s. Real motion does not score 0.</source>
        <translation>Part des images où un pied bas glisse à plus de 0,5 m/s. Le vrai mouvement n&apos;a pas 0.</translation>
    </message>
    <message>
        <source>Foot skating, as delivered</source>
        <translation>Pieds qui glissent, à la livraison</translation>
    </message>
    <message>
        <source>The same after the program has locked the feet: what a person gets.</source>
        <translation>La même chose après que le programme a verrouillé les pieds&#xa0;: ce que l&apos;on reçoit.</translation>
    </message>
    <message>
        <source>Aloft, s</source>
        <translation>En l&apos;air, s</translation>
    </message>
    <message>
        <source>Longest time in a clip with no joint nearer to the floor than 3 cm and no free fall: floating. Climbing counts too.</source>
        <translation>Plus longue durée d&apos;un clip sans articulation à moins de 3 cm du sol et sans chute libre&#xa0;: flotter. Grimper compte aussi.</translation>
    </message>
    <message>
        <source>Knee bend, degrees</source>
        <translation>Flexion des genoux, degrés</translation>
    </message>
    <message>
        <source>Mean bend of both knees while the trunk is upright.</source>
        <translation>Flexion moyenne des deux genoux quand le tronc est droit.</translation>
    </message>
    <message>
        <source>Trunk lean, degrees</source>
        <translation>Inclinaison du tronc, degrés</translation>
    </message>
    <message>
        <source>Mean angle between trunk and vertical in the same frames.</source>
        <translation>Angle moyen entre le tronc et la verticale dans les mêmes images.</translation>
    </message>
    <message>
        <source>Floor penetration, m</source>
        <translation>Dans le sol, m</translation>
    </message>
    <message>
        <source>Mean depth of the lowest joint under the floor.</source>
        <translation>Profondeur moyenne de l&apos;articulation la plus basse sous le sol.</translation>
    </message>
    <message>
        <source>Floating, m</source>
        <translation>Au-dessus du sol, m</translation>
    </message>
    <message>
        <source>Mean height of the lowest joint over the floor, beyond 2 cm.</source>
        <translation>Hauteur moyenne de l&apos;articulation la plus basse au-dessus du sol, à partir de 2 cm.</translation>
    </message>
    <message>
        <source>Jerk, m/s³</source>
        <translation>À-coup, m/s³</translation>
    </message>
    <message>
        <source>Mean third derivative of the joints&apos; positions.</source>
        <translation>Dérivée troisième moyenne des positions des articulations.</translation>
    </message>
    <message>
        <source>Slide, mm per contact frame</source>
        <translation>Glissement, mm par image de contact</translation>
    </message>
    <message>
        <source>Horizontal step of a toe from frame to frame while it is still or near the floor. Measured as MBench does, without any network.</source>
        <translation>Pas horizontal d&apos;un orteil d&apos;image en image tant qu&apos;il est immobile ou près du sol. Mesuré comme dans MBench, sans réseau.</translation>
    </message>
    <message>
        <source>Hovering frames</source>
        <translation>Images flottantes</translation>
    </message>
    <message>
        <source>Frames in which contact does not carry the body: feet that glide along with the pelvis, on the floor or over it (MBench calls it Float).</source>
        <translation>Images où aucun contact ne porte le corps&#xa0;: des pieds qui glissent avec le bassin, au sol ou au-dessus (Float dans MBench).</translation>
    </message>
    <message>
        <source>Jitter, mm/frame²</source>
        <translation>Tremblement, mm/image²</translation>
    </message>
    <message>
        <source>Mean acceleration of the joints in the world and relative to the pelvis, added (MBench).</source>
        <translation>Accélération moyenne des articulations dans le monde et par rapport au bassin, additionnées (MBench).</translation>
    </message>
    <message>
        <source>Dynamic, mm/frame</source>
        <translation>Dynamique, mm/image</translation>
    </message>
    <message>
        <source>Mean speed of the joints in the world and relative to the pelvis, added (MBench): how much moves at all.</source>
        <translation>Vitesse moyenne des articulations dans le monde et par rapport au bassin, additionnées (MBench)&#xa0;: combien bouge en tout.</translation>
    </message>
    <message>
        <source>Sunk joints, mm</source>
        <translation>Articulations enfoncées, mm</translation>
    </message>
    <message>
        <source>Mean depth of those joints that are more than 5 mm below the lowest toe of the clip; 0 where none is.</source>
        <translation>Profondeur moyenne des articulations à plus de 5 mm sous l&apos;orteil le plus bas du clip&#xa0;; 0 s&apos;il n&apos;y en a pas.</translation>
    </message>
    <message>
        <source>Bone-length drift</source>
        <translation>Dérive des os</translation>
    </message>
    <message>
        <source>(Longest - shortest) / mean length, mean over the bones.</source>
        <translation>(Plus longue - plus courte) / longueur moyenne, en moyenne sur les os.</translation>
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
        <translation>%1, juge&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1, %2 judge</source>
        <translation>%1, juge %2</translation>
    </message>
    <message>
        <source>Captions of the test split, each in a style drawn evenly from those that the models and the judge know; length as the caption&apos;s own motion.</source>
        <translation>Légendes des clips de test, chacune dans un style tiré à parts égales parmi ceux que connaissent les modèles et le juge&#xa0;; durée du mouvement d&apos;origine de la légende.</translation>
    </message>
    <message>
        <source>Captions of the test split without a style; length as the caption&apos;s own motion.</source>
        <translation>Légendes des clips de test sans style&#xa0;; durée du mouvement d&apos;origine de la légende.</translation>
    </message>
    <message>
        <source>Pairs of content and style that were held out of training completely, against the true motions of those pairs.</source>
        <translation>Paires de contenu et de style entièrement tenues hors de l&apos;entraînement, face aux vrais mouvements de ces paires.</translation>
    </message>
    <message>
        <source>Labelled motions of the test split, inverted and done again in another style.</source>
        <translation>Mouvements étiquetés des clips de test, inversés puis refaits dans un autre style.</translation>
    </message>
    <message>
        <source>Each repetition deals the split&apos;s recordings into a reference half and a prompted half anew (windows and mirrored twins stay together) and generates with new seeds; intervals are 1.96 standard deviations of the repetitions over the root of their number.</source>
        <translation>Chaque répétition partage à nouveau les enregistrements en une moitié de référence et une moitié décrite (extraits et jumeaux en miroir restent ensemble) et génère avec de nouvelles graines&#xa0;; les intervalles sont 1,96 écart type des répétitions divisé par la racine de leur nombre.</translation>
    </message>
    <message>
        <source>%1 plain prompts, %2 seeds each, unstyled and in the styles named. A clip shows its prompt when every fact of the list holds on the finished motion; a prompt counts when at least %3 % of its seeds show it. Real recordings of these actions pass the same facts at least nine times in ten (tests/quality/README.md).</source>
        <translation>%1 descriptions simples, %2 graines chacune, sans style et dans les styles nommés. Un clip montre sa description quand chaque fait de la liste est vrai du mouvement fini&#xa0;; une description compte quand au moins %3&#xa0;% de ses graines la montrent. De vrais enregistrements de ces actions passent les mêmes faits au moins neuf fois sur dix (tests/quality/README.md).</translation>
    </message>
    <message>
        <source>The same questions before and after a teaching, with the same draws: the captions of the clips that were taught, and captions that the model knew and that took no part in the teaching. What a motion shows is told by the nearest of a gallery, the clips that were taught and what the model made of captions that it knew; near is measured on places, speeds and contacts of the body, without any network.</source>
        <translation>Les mêmes questions avant et après l&apos;apprentissage, avec les mêmes tirages&#xa0;: les légendes des clips appris, et des légendes que le modèle connaissait et qui n&apos;ont pas servi. Ce que montre un mouvement est dit par le plus proche d&apos;une collection, les clips appris et ce que le modèle a fait de légendes connues&#xa0;; la proximité est mesurée sur les positions, vitesses et contacts du corps, sans réseau.</translation>
    </message>
    <message>
        <source>The model that was taught, as it was.</source>
        <translation>Le modèle avant l&apos;apprentissage.</translation>
    </message>
    <message>
        <source>The taught model.</source>
        <translation>Le modèle après l&apos;apprentissage.</translation>
    </message>
    <message>
        <source>before</source>
        <translation>avant</translation>
    </message>
    <message>
        <source>after</source>
        <translation>après</translation>
    </message>
    <message>
        <source>Teaching</source>
        <translation>Apprentissage</translation>
    </message>
    <message>
        <source>Real motions of the split, other recordings than the reference.</source>
        <translation>Vrais mouvements des clips de test, d&apos;autres enregistrements que la référence.</translation>
    </message>
    <message>
        <source>The whole model.</source>
        <translation>Le modèle entier.</translation>
    </message>
    <message>
        <source>The whole model; an imported one as released: branches, guidance and order of the style&apos;s frames.</source>
        <translation>Le modèle entier&#xa0;; importé, tel que publié&#xa0;: branches, guidage et ordre des images du style.</translation>
    </message>
    <message>
        <source>The text alone, without the style adaptor.</source>
        <translation>Le texte seul, sans l&apos;adaptateur de style.</translation>
    </message>
    <message>
        <source>The style said in the prompt, without the style adaptor.</source>
        <translation>Le style dit dans la description, sans l&apos;adaptateur de style.</translation>
    </message>
    <message>
        <source>Of four draws the one that fits best: its words by the evaluator, its style by the guiding network.</source>
        <translation>De quatre tirages, celui qui convient le mieux&#xa0;: les mots sont jugés par l&apos;évaluateur, le style par le réseau qui guide.</translation>
    </message>
    <message>
        <source>Without classifier guidance.</source>
        <translation>Sans guidage par le classifieur.</translation>
    </message>
    <message>
        <source>Two descents of the classifier guidance for each gradient.</source>
        <translation>Deux descentes du guidage par le classifieur par gradient.</translation>
    </message>
    <message>
        <source>A gradient of the classifier guidance for each descent, as published.</source>
        <translation>Un gradient du guidage par le classifieur par descente, comme publié.</translation>
    </message>
    <message>
        <source>DDIM in 50 steps, as published.</source>
        <translation>DDIM en 50 étapes, comme publié.</translation>
    </message>
    <message>
        <source>One gradient of the classifier guidance for all descents of a step.</source>
        <translation>Un gradient du guidage par le classifieur pour toutes les descentes d&apos;une étape.</translation>
    </message>
    <message>
        <source>Style weight 0: classifier guidance alone makes the style.</source>
        <translation>Poids du style 0&#xa0;: seul le guidage par le classifieur fait le style.</translation>
    </message>
    <message>
        <source>Transfers by inpainting: the motion is given back above the turn instead of inverted.</source>
        <translation>Transfert par repeinture&#xa0;: le mouvement est rendu au-dessus du retour au lieu d&apos;être inversé.</translation>
    </message>
    <message>
        <source>Real motions through the autoencoder: the best that sampling in its latents can reach.</source>
        <translation>De vrais mouvements à travers l&apos;autoencodeur&#xa0;: le mieux que ses nombres permettent.</translation>
    </message>
    <message>
        <source>Real motions through the autoencoder.</source>
        <translation>De vrais mouvements à travers l&apos;autoencodeur.</translation>
    </message>
    <message>
        <source>CrossDiff in 3D. Of our own: 50 steps, classifier-free guidance 2.5; imported: 1,000 without, as its authors sample.</source>
        <translation>CrossDiff en 3D. Le nôtre&#xa0;: 50 étapes, guidage sans classifieur 2,5&#xa0;; importé&#xa0;: 1 000 sans, comme ses auteurs.</translation>
    </message>
    <message>
        <source>CrossDiff in 3D without classifier-free guidance.</source>
        <translation>CrossDiff en 3D sans guidage sans classifieur.</translation>
    </message>
    <message>
        <source>CrossDiff in 2D down to step %1 of 1,000, then in 3D; without guidance.</source>
        <translation>CrossDiff en 2D jusqu&apos;à l&apos;étape %1 sur 1 000, puis en 3D&#xa0;; sans guidage.</translation>
    </message>
    <message>
        <source>ReMoDiffuse beside the two nearest clips of its library, with the mixture that was fitted for it.</source>
        <translation>ReMoDiffuse auprès des deux clips les plus proches de sa bibliothèque, avec le mélange ajusté pour lui.</translation>
    </message>
    <message>
        <source>The same without any clip beside it.</source>
        <translation>La même chose sans aucun clip à côté.</translation>
    </message>
    <message>
        <source>The same with the mixture that its authors fitted for theirs.</source>
        <translation>La même chose avec le mélange que ses auteurs ont ajusté pour le leur.</translation>
    </message>
    <message>
        <source>The same with guidance that grows by 2 instead of 6.5.</source>
        <translation>La même chose avec un guidage qui croît de 2 au lieu de 6,5.</translation>
    </message>
    <message>
        <source>The style of a clip as one vector; the path is the content&apos;s.</source>
        <translation>Le style d&apos;un clip comme un vecteur&#xa0;; le trajet est celui du contenu.</translation>
    </message>
    <message>
        <source>The style of a clip for the whole body; the path is the content&apos;s.</source>
        <translation>Le style d&apos;un clip pour tout le corps&#xa0;; le trajet est celui du contenu.</translation>
    </message>
    <message>
        <source>Every code drawn from all of its probabilities; it may end before the length asked for.</source>
        <translation>Chaque code tiré de toutes ses probabilités&#xa0;; peut finir avant la durée demandée.</translation>
    </message>
    <message>
        <source>The same with the length that the model chooses, whatever is asked for: as published.</source>
        <translation>La même chose avec la durée que choisit le modèle, quoi qu&apos;on demande&#xa0;: comme publié.</translation>
    </message>
    <message>
        <source>The likeliest code each time.</source>
        <translation>À chaque fois le code le plus probable.</translation>
    </message>
    <message>
        <source>Drawn from the 50 likeliest codes.</source>
        <translation>Tiré des 50 codes les plus probables.</translation>
    </message>
    <message>
        <source>Real motions to codes and back: the best that codes can reach.</source>
        <translation>De vrais mouvements en codes et retour&#xa0;: le mieux que permettent les codes.</translation>
    </message>
    <message>
        <source>MDM with its own steps and classifier-free guidance 2.5.</source>
        <translation>MDM avec ses propres étapes et un guidage sans classifieur de 2,5.</translation>
    </message>
    <message>
        <source>MDM without classifier-free guidance.</source>
        <translation>MDM sans guidage sans classifieur.</translation>
    </message>
    <message>
        <source>The imported model as released.</source>
        <translation>Le modèle importé, tel que publié.</translation>
    </message>
    <message>
        <source>The text alone.</source>
        <translation>Le texte seul.</translation>
    </message>
    <message>
        <source>The style said in the prompt.</source>
        <translation>Le style dit dans la description.</translation>
    </message>
    <message>
        <source>%1 makes the motion from the text, and %2 gives it the style.</source>
        <translation>%1 crée le mouvement à partir du texte, et %2 lui donne le style.</translation>
    </message>
    <message>
        <source>The prompts alone.</source>
        <translation>Les descriptions seules.</translation>
    </message>
    <message>
        <source>The prompts in the style %1.</source>
        <translation>Les descriptions dans le style %1.</translation>
    </message>
    <message>
        <source>Every FID here compares %1 motions with %1 reference motions. Few samples raise it, so the row &quot;real motion&quot; (%1 other real motions against the same reference) is the floor, not 0.</source>
        <translation>Chaque FID compare ici %1 mouvements à %1 mouvements de référence. Peu d&apos;exemples le font monter&#xa0;: le plancher est la ligne «&#xa0;mouvement réel&#xa0;» (%1 autres vrais mouvements face à la même référence), pas 0.</translation>
    </message>
    <message>
        <source>Diversity uses %1 pairs, as many as there are motions.</source>
        <translation>La diversité prend %1 paires, autant que de mouvements.</translation>
    </message>
    <message>
        <source>The split has few different captions: in the pools of the first repetition %1 pairs share one, so even real motion cannot reach 100 % R-precision.</source>
        <translation>Les clips de test ont peu de légendes différentes&#xa0;: dans les groupes de la première répétition, %1 paires en partagent une&#xa0;; même le vrai mouvement n&apos;atteint donc pas 100&#xa0;% de R-precision.</translation>
    </message>
    <message>
        <source>There is no full pool of %1 motions, so R-precision and MM-Dist are missing.</source>
        <translation>Il n&apos;y a pas de groupe complet de %1 mouvements&#xa0;: R-precision et distance MM manquent.</translation>
    </message>
    <message>
        <source>Of %1 different captions that may be asked, %2 (%3 %) stand word for word in training and %4 (%5 %) nearly (one word in %6 differs). &quot;R-precision, unseen captions&quot; leaves both out.</source>
        <translation>Sur %1 légendes différentes qui peuvent être demandées, %2 (%3&#xa0;%) sont mot pour mot dans l&apos;entraînement et %4 (%5&#xa0;%) presque (un mot sur %6 diffère). «&#xa0;R-precision, légendes inédites&#xa0;» omet les deux.</translation>
    </message>
    <message>
        <source>One evaluator only: no second opinion on FID.</source>
        <translation>Un seul évaluateur&#xa0;: pas de second avis sur le FID.</translation>
    </message>
    <message>
        <source>%1 of %2 repetitions are done.</source>
        <translation>%1 répétitions sur %2 sont faites.</translation>
    </message>
    <message>
        <source>There is no evaluator of motion and text, so FID, R-precision, MM-Dist and Diversity are missing: packaging/train-judges makes one.</source>
        <translation>Il n&apos;y a pas d&apos;évaluateur de mouvement et de texte&#xa0;: FID, R-precision, distance MM et diversité manquent&#xa0;; packaging/train-judges en crée un.</translation>
    </message>
    <message>
        <source>There is no style judge, so whether styles are recognised is missing: packaging/train-judges makes one.</source>
        <translation>Il n&apos;y a pas de juge des styles&#xa0;: on ne sait pas si les styles sont reconnus&#xa0;; packaging/train-judges en crée un.</translation>
    </message>
    <message>
        <source>The style judge and the guiding network of %1 were trained from the same seed: the judge is not clean.</source>
        <translation>Le juge des styles et le réseau qui guide %1 ont été entraînés avec la même graine&#xa0;: le juge n&apos;est pas propre.</translation>
    </message>
    <message>
        <source>Motions were chosen by the evaluator that also ranks them: of the ranks, only those of another evaluator are independent. The facts are.</source>
        <translation>Les mouvements ont été choisis par l&apos;évaluateur qui les classe aussi&#xa0;: parmi les rangs, seuls ceux d&apos;un autre sont indépendants. Les faits le sont.</translation>
    </message>
    <message>
        <source>No evaluator that reads captions: the rank of the prompt is missing.</source>
        <translation>Aucun évaluateur qui lise des légendes&#xa0;: le rang de la description manque.</translation>
    </message>
    <message>
        <source>No judge of motion and text lies among the models (judges/evaluator-all.safetensors): distances to captions are not told.</source>
        <translation>Parmi les modèles, il n&apos;y a pas de juge de mouvement et de texte (judges/evaluator-all.safetensors)&#xa0;: les distances aux légendes ne sont pas dites.</translation>
    </message>
    <message>
        <source>Captions that nobody wrote are the words of the files&apos; names.</source>
        <translation>Les légendes que personne n&apos;a écrites sont les mots des noms de fichiers.</translation>
    </message>
    <message>
        <source>Intervals (95 %) are over captions.</source>
        <translation>Les intervalles (95&#xa0;%) portent sur les légendes.</translation>
    </message>
    <message>
        <source>After less before, caption by caption: %1: %2 points (%3 to %4).</source>
        <translation>Après moins avant, légende par légende&#xa0;: %1&#xa0;: %2 points (de %3 à %4).</translation>
    </message>
    <message>
        <source>After less before, caption by caption: %1: %2 (%3 to %4).</source>
        <translation>Après moins avant, légende par légende&#xa0;: %1&#xa0;: %2 (de %3 à %4).</translation>
    </message>
    <message>
        <source>After less before, caption by caption: %1: %2.</source>
        <translation>Après moins avant, légende par légende&#xa0;: %1&#xa0;: %2.</translation>
    </message>
    <message>
        <source>%1 was left out: %2.</source>
        <translation>%1 a été omis&#xa0;: %2.</translation>
    </message>
    <message>
        <source>all</source>
        <translation>corps entier</translation>
    </message>
    <message>
        <source>upper</source>
        <translation>haut du corps</translation>
    </message>
    <message>
        <source>lower</source>
        <translation>bas du corps</translation>
    </message>
    <message>
        <source>joints</source>
        <translation>articulations</translation>
    </message>
    <message>
        <source>style</source>
        <translation>style</translation>
    </message>
    <message>
        <source>content</source>
        <translation>contenu</translation>
    </message>
    <message>
        <source>nearest clip</source>
        <translation>clip le plus proche</translation>
    </message>
    <message>
        <source>our own evaluator on %1 features, movements and GRU, %2 numbers, %3</source>
        <translation>notre évaluateur sur des traits (%1), fragments et GRU, %2 nombres, %3</translation>
    </message>
    <message>
        <source>our own evaluator on joint positions, dilated convolutions, %1 numbers, %2</source>
        <translation>notre évaluateur sur les positions des articulations, convolutions dilatées, %1 nombres, %2</translation>
    </message>
    <message>
        <source>our own evaluator on %1 features, dilated convolutions, %2 numbers, %3</source>
        <translation>notre évaluateur sur des traits (%1), convolutions dilatées, %2 nombres, %3</translation>
    </message>
    <message>
        <source>our own evaluator on joint positions, movements and GRU, %1 numbers, %2</source>
        <translation>notre évaluateur sur les positions des articulations, fragments et GRU, %1 nombres, %2</translation>
    </message>
    <message>
        <source>the published text-to-motion evaluator, motions only, %1</source>
        <translation>l&apos;évaluateur publié de texte vers mouvement, mouvements seuls, %1</translation>
    </message>
    <message>
        <source>classifier of %1 labels, seed %2, learned from the judges&apos; half of the training clips</source>
        <translation>classifieur de %1 étiquettes, graine %2, appris sur la moitié des clips d&apos;entraînement réservée aux juges</translation>
    </message>
    <message>
        <source>among %1 motions</source>
        <translation>parmi %1 mouvements</translation>
    </message>
    <message>
        <source>of motion and text; took no part in generation or teaching</source>
        <translation>de mouvement et de texte&#xa0;; n&apos;a servi ni à la génération ni à l&apos;apprentissage</translation>
    </message>
    <message>
        <source>content weight</source>
        <translation>poids du contenu</translation>
    </message>
    <message>
        <source>style weight</source>
        <translation>poids du style</translation>
    </message>
    <message>
        <source>classifier scale</source>
        <translation>force du classifieur</translation>
    </message>
    <message>
        <source>style shown by</source>
        <translation>style montré par</translation>
    </message>
    <message>
        <source>each model&apos;s own</source>
        <translation>celui de chaque modèle</translation>
    </message>
    <message>
        <source>a clip of the test split, of another recording</source>
        <translation>un clip de test d&apos;un autre enregistrement</translation>
    </message>
    <message>
        <source>the model&apos;s mean of the label</source>
        <translation>la moyenne que le modèle a de l&apos;étiquette</translation>
    </message>
    <message>
        <source>sampling steps</source>
        <translation>étapes de la génération</translation>
    </message>
    <message>
        <source>best of</source>
        <translation>meilleur de</translation>
    </message>
    <message>
        <source>clips</source>
        <translation>clips</translation>
    </message>
    <message>
        <source>replayed motions</source>
        <translation>mouvements rejoués</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>minutes</translation>
    </message>
    <message>
        <source>threads</source>
        <translation>fils d&apos;exécution</translation>
    </message>
    <message>
        <source>model before</source>
        <translation>modèle d&apos;avant</translation>
    </message>
    <message>
        <source>updates of the %1</source>
        <translation>étapes (%1)</translation>
    </message>
    <message>
        <source>%1 asked for, %2 taken</source>
        <translation>%1 demandées, %2 prises</translation>
    </message>
    <message>
        <source>SMooDi, stylized motion</source>
        <translation>SMooDi, mouvement stylisé</translation>
    </message>
    <message>
        <source>SMooDi, ablation</source>
        <translation>SMooDi, sans certaines parties</translation>
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
        <translation>De seconde main, d&apos;après des résumés&#xa0;: pas lu dans l&apos;article lui-même. Là, un modèle de langue formulait le style pour «&#xa0;ChatGPT + MLD&#xa0;»&#xa0;; ici, ce sont les mots des données.</translation>
    </message>
    <message>
        <source>Second-hand, from summaries of the paper: not read from the paper itself.</source>
        <translation>De seconde main, d&apos;après des résumés&#xa0;: pas lu dans l&apos;article lui-même.</translation>
    </message>
    <message>
        <source>From summary pages of the paper; MDM&apos;s row as cited there carries an error in caption lengths that was fixed later.</source>
        <translation>De pages de résumé de l&apos;article&#xa0;; la ligne de MDM citée là porte une erreur de longueur des légendes corrigée plus tard.</translation>
    </message>
    <message>
        <source>From summary pages of the paper; another set of motions, so no protocol of ours asks for it.</source>
        <translation>De pages de résumé de l&apos;article&#xa0;; un autre ensemble de mouvements, aucun protocole d&apos;ici ne le demande donc.</translation>
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
        <translation>Pieds qui glissent ↓</translation>
    </message>
    <message>
        <source>MM Dist ↓</source>
        <translation>Distance MM ↓</translation>
    </message>
    <message>
        <source>MM-Dist ↓</source>
        <translation>Distance MM ↓</translation>
    </message>
    <message>
        <source>R-precision ↑</source>
        <translation>R-precision ↑</translation>
    </message>
    <message>
        <source>R-precision top 3 ↑</source>
        <translation>R-precision, 3 premiers ↑</translation>
    </message>
    <message>
        <source>SRA ↑, its own judge</source>
        <translation>SRA ↑, son propre juge</translation>
    </message>
    <message>
        <source>without cycle loss</source>
        <translation>sans perte cyclique</translation>
    </message>
    <message>
        <source>without prior and cycle loss</source>
        <translation>sans perte a priori ni cyclique</translation>
    </message>
    <message>
        <source>without classifier guidance</source>
        <translation>sans guidage par le classifieur</translation>
    </message>
    <message>
        <source>without adaptor</source>
        <translation>sans adaptateur</translation>
    </message>
    <message>
        <source>Styles: the default model</source>
        <translation>Styles&#xa0;: le modèle par défaut</translation>
    </message>
    <message>
        <source>Styles: 20 steps beside 50</source>
        <translation>Styles&#xa0;: 20 étapes contre 50</translation>
    </message>
    <message>
        <source>SMooDi&apos;s table, trained here</source>
        <translation>Le tableau de SMooDi, chez nous</translation>
    </message>
    <message>
        <source>CrossDiff&apos;s table, trained here</source>
        <translation>Le tableau de CrossDiff, chez nous</translation>
    </message>
    <message>
        <source>Text alone: shipped models</source>
        <translation>Texte seul&#xa0;: modèles fournis</translation>
    </message>
    <message>
        <source>Styles: the weights before</source>
        <translation>Styles&#xa0;: les poids d&apos;avant</translation>
    </message>
    <message>
        <source>Styles: a guidance sweep</source>
        <translation>Styles&#xa0;: balayage du guidage</translation>
    </message>
    <message>
        <source>Parts of SMooDi, one left out</source>
        <translation>SMooDi sans une de ses parties</translation>
    </message>
    <message>
        <source>Parts of CrossDiff, one left out</source>
        <translation>CrossDiff sans une de ses parties</translation>
    </message>
</context>
<context>
    <name>ui::RestyleDialog</name>
    <message>
        <source>Style</source>
        <translation>Style</translation>
    </message>
    <message>
        <source>Restyle</source>
        <translation>Restyliser</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Whom to take when there are several: 1 is seen longest and largest</source>
        <translation>Qui prendre s&apos;il y en a plusieurs&#xa0;: 1 est la personne vue le plus longtemps et en plus grand</translation>
    </message>
    <message>
        <source>Frames per second of the video: key point files do not say it</source>
        <translation>Images par seconde de la vidéo&#xa0;: les fichiers de points clés ne le disent pas</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Personne</translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation>Cadence</translation>
    </message>
    <message>
        <source>As everywhere here</source>
        <translation>Comme partout ici</translation>
    </message>
    <message>
        <source>As the model&apos;s authors do</source>
        <translation>Comme les auteurs du modèle</translation>
    </message>
    <message>
        <source>The authors&apos; clean-up puts ankles and toes of standing feet on the floor, and lets the whole body follow a little</source>
        <translation>Le nettoyage des auteurs pose chevilles et orteils des pieds d&apos;appui au sol, et tout le corps suit un peu</translation>
    </message>
    <message>
        <source>Feet</source>
        <translation>Pieds</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Parts of the body in other styles</source>
        <translation>Parties du corps dans d&apos;autres styles</translation>
    </message>
    <message>
        <source>Its own</source>
        <translation>Le sien</translation>
    </message>
    <message>
        <source>As the whole</source>
        <translation>Comme l&apos;ensemble</translation>
    </message>
    <message>
        <source>Choose a clip or the key points of a video whose style the motion is to have.</source>
        <translation>Choisissez un clip ou les points clés d&apos;une vidéo dont le mouvement doit avoir le style.</translation>
    </message>
    <message>
        <source>Choose a clip whose style the motion is to have.</source>
        <translation>Choisissez un clip dont le mouvement doit avoir le style.</translation>
    </message>
    <message>
        <source>Of the original</source>
        <translation>De l&apos;original</translation>
    </message>
    <message>
        <source>How much of the motion that is there stays: little of it takes the style whole, much of it hardly changes</source>
        <translation>Combien reste du mouvement présent&#xa0;: avec peu il prend tout le style, avec beaucoup il change à peine</translation>
    </message>
    <message>
        <source>By inversion</source>
        <translation>Par inversion</translation>
    </message>
    <message>
        <source>By inpainting</source>
        <translation>Par remplissage</translation>
    </message>
    <message>
        <source>Inversion looks for the noise that the motion is made of; inpainting draws noise, and gives the motion back until the style takes over</source>
        <translation>L&apos;inversion cherche le bruit dont naît le mouvement&#xa0;; le remplissage tire du bruit et redonne le mouvement jusqu&apos;à ce que le style l&apos;emporte</translation>
    </message>
    <message>
        <source>Way</source>
        <translation>Manière</translation>
    </message>
</context>
<context>
    <name>ui::RowMotions</name>
    <message>
        <source>From the evaluation “%1”, seed %2: as the metrics saw it, before feet are planted.</source>
        <translation>De l&apos;évaluation «&#xa0;%1&#xa0;», graine %2&#xa0;: tel que l&apos;ont vu les métriques, avant de poser les pieds.</translation>
    </message>
    <message>
        <source>Reading motions of %1</source>
        <translation>Lecture des mouvements de %1</translation>
    </message>
</context>
<context>
    <name>ui::RunMeasure</name>
    <message>
        <source>Measure</source>
        <translation>Mesurer</translation>
    </message>
    <message>
        <source>Does 20 updates and forgets them: how long would the run take, and how much memory?</source>
        <translation>Fait 20 itérations et les oublie&#xa0;: combien de temps durerait la session, et avec combien de mémoire&#xa0;?</translation>
    </message>
    <message>
        <source>%1 could not be started.</source>
        <translation>Impossible de lancer %1.</translation>
    </message>
    <message>
        <source>Doing %1 updates…</source>
        <translation>%1 itérations en cours…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Arrêté.</translation>
    </message>
    <message>
        <source>The measurement failed.</source>
        <translation>La mesure a échoué.</translation>
    </message>
    <message>
        <source>About %1 for %2 updates, and %3 of memory.</source>
        <translation>Environ %1 pour %2 itérations, et %3 de mémoire.</translation>
    </message>
</context>
<context>
    <name>ui::RunSamples</name>
    <message>
        <source>Samples of %1</source>
        <translation>Échantillons de %1</translation>
    </message>
</context>
<context>
    <name>ui::SampleRow</name>
    <message>
        <source>“%1” after %2 updates. A click makes a take of it.</source>
        <translation>«&#xa0;%1&#xa0;» après %2 itérations. Un clic en fait une prise.</translation>
    </message>
</context>
<context>
    <name>ui::SampleStrip</name>
    <message>
        <source>Samples</source>
        <translation>Échantillons</translation>
    </message>
    <message>
        <source>Whenever the chosen run has written new weights, these prompts are made with them, while this window is open</source>
        <translation>Chaque fois que la session choisie a écrit de nouveaux poids, ces descriptions sont jouées avec eux, tant que cette fenêtre est ouverte</translation>
    </message>
    <message>
        <source>Prompts with ; between</source>
        <translation>Descriptions séparées par&#xa0;;</translation>
    </message>
    <message>
        <source>No sample of these weights: %1</source>
        <translation>Pas d&apos;échantillon de ces poids&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>ui::SettingsForm</name>
    <message>
        <source>needed</source>
        <translation>nécessaire</translation>
    </message>
    <message>
        <source>may stay empty</source>
        <translation>peut rester vide</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Weights (*.safetensors)</source>
        <translation>Poids (*.safetensors)</translation>
    </message>
    <message>
        <source>Usual values</source>
        <translation>Valeurs usuelles</translation>
    </message>
    <message>
        <source>Settings that rarely need another value</source>
        <translation>Des réglages qui demandent rarement une autre valeur</translation>
    </message>
</context>
<context>
    <name>ui::SliderRow</name>
    <message>
        <source>Double-click: back to %1.</source>
        <translation>Double-clic&#xa0;: retour à %1.</translation>
    </message>
</context>
<context>
    <name>ui::SteeringTools</name>
    <message>
        <source>Kept in the pose library: %1</source>
        <translation>Gardée dans la bibliothèque de poses&#xa0;: %1</translation>
    </message>
    <message>
        <source>Removed the pose “%1”.</source>
        <translation>Pose «&#xa0;%1&#xa0;» retirée.</translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation>La remettre</translation>
    </message>
    <message>
        <source>This window keeps no poses.</source>
        <translation>Cette fenêtre ne garde pas de poses.</translation>
    </message>
</context>
<context>
    <name>ui::StrengthLane</name>
    <message>
        <source>Style strength</source>
        <translation>Force du style</translation>
    </message>
    <message>
        <source>Style strength: a double-click adds a point</source>
        <translation>Force du style&#xa0;: un double-clic ajoute un point</translation>
    </message>
    <message>
        <source>Remove the point</source>
        <translation>Retirer le point</translation>
    </message>
    <message>
        <source>Add a point</source>
        <translation>Ajouter un point</translation>
    </message>
    <message>
        <source>One strength all through</source>
        <translation>Une seule force</translation>
    </message>
    <message>
        <source>How strong the style is over time. A double-click adds a point, a drag moves it, Delete removes it; without points the slider counts.</source>
        <translation>La force du style au fil du temps. Un double-clic ajoute un point, glisser le déplace, Suppr le retire&#xa0;; sans points, le curseur compte.</translation>
    </message>
</context>
<context>
    <name>ui::StudioToolBar</name>
    <message>
        <source>Toolbar</source>
        <translation>Barre d&apos;outils</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Générer</translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation>Préparation…</translation>
    </message>
    <message>
        <source>%1 %2 %</source>
        <translation>%1 %2&#xa0;%</translation>
    </message>
</context>
<context>
    <name>ui::StyleBrowser</name>
    <message>
        <source>Styles</source>
        <translation>Styles</translation>
    </message>
    <message>
        <source>Search styles</source>
        <translation>Chercher un style</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tous</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>Favoris</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Récents</translation>
    </message>
    <message>
        <source>Own</source>
        <translation>À vous</translation>
    </message>
    <message>
        <source>Add a clip…</source>
        <translation>Ajouter un clip…</translation>
    </message>
    <message>
        <source>A click chooses. Drag one style onto another to blend the two; the star makes a favourite.</source>
        <translation>Un clic choisit. Glissez un style sur un autre pour mélanger les deux&#xa0;; l&apos;étoile en fait un favori.</translation>
    </message>
    <message>
        <source>No style of that name.</source>
        <translation>Aucun style de ce nom.</translation>
    </message>
    <message>
        <source>No favourites yet: the star in the corner of a style makes one.</source>
        <translation>Pas encore de favoris&#xa0;: l&apos;étoile dans le coin d&apos;un style en fait un.</translation>
    </message>
    <message>
        <source>No take was made in a style yet.</source>
        <translation>Aucune prise n&apos;a encore été faite dans un style.</translation>
    </message>
    <message>
        <source>No clips of your own yet: add one, or drop it on the style panel.</source>
        <translation>Pas encore de clips à vous&#xa0;: ajoutez-en un, ou déposez-le sur le panneau des styles.</translation>
    </message>
</context>
<context>
    <name>ui::StyleChoice</name>
    <message>
        <source>A file of your own; you can also drop it here</source>
        <translation>Un fichier à vous&#xa0;; vous pouvez aussi le déposer ici</translation>
    </message>
</context>
<context>
    <name>ui::StyleCourses</name>
    <message>
        <source>%1 keeps one style all through; the default model can change and mix it.</source>
        <translation>%1 garde un seul style&#xa0;; le modèle par défaut peut le changer et le mélanger.</translation>
    </message>
    <message>
        <source>Choose a style first: the second one is mixed into it.</source>
        <translation>Choisissez d&apos;abord un style&#xa0;: le second y est mélangé.</translation>
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
        <translation>Styles</translation>
    </message>
    <message>
        <source>+ %1</source>
        <translation>+ %1</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>Favori</translation>
    </message>
    <message>
        <source>Mix with “%1”</source>
        <translation>Mélanger avec «&#xa0;&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>Mix with the chosen style</source>
        <translation>Mélanger avec le style choisi</translation>
    </message>
    <message>
        <source>For the legs alone</source>
        <translation>Pour les jambes seules</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>Retirer de la liste</translation>
    </message>
</context>
<context>
    <name>ui::StyleListModel</name>
    <message>
        <source>The model decides how the motion is done.</source>
        <translation>Le modèle décide de la manière de faire.</translation>
    </message>
    <message>
        <source>The chosen model takes its style from a clip, not by name.</source>
        <translation>Le modèle choisi prend son style d&apos;un clip, pas par nom.</translation>
    </message>
    <message>
        <source>The way of moving that the model learned as “%1”.</source>
        <translation>La manière de bouger que le modèle a apprise sous le nom «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>%1, favourite</source>
        <translation>%1, favori</translation>
    </message>
</context>
<context>
    <name>ui::StyleMixRow</name>
    <message>
        <source>How much of each style</source>
        <translation>Combien de chaque style</translation>
    </message>
    <message>
        <source>From the first style to the second while the motion goes on</source>
        <translation>Du premier style au second pendant que le mouvement avance</translation>
    </message>
    <message>
        <source>The first style alone</source>
        <translation>Le premier style seul</translation>
    </message>
    <message>
        <source>The legs move as the rest does</source>
        <translation>Les jambes bougent comme le reste</translation>
    </message>
    <message>
        <source>Legs: %1</source>
        <translation>Jambes&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1 % of the second style</source>
        <translation>%1&#xa0;% du second style</translation>
    </message>
    <message>
        <source>It changes while the motion goes on; the clock beside it ends that</source>
        <translation>Il change pendant que le mouvement avance&#xa0;; l&apos;horloge à côté y met fin</translation>
    </message>
</context>
<context>
    <name>ui::StylePanel</name>
    <message>
        <source>Search styles</source>
        <translation>Chercher un style</translation>
    </message>
    <message>
        <source>Use a clip of your own as a style: a BVH, FBX, glTF, Collada, AMC or HumanML3D .npy file. You can also drop it on this panel, or the key points of a video.</source>
        <translation>Utiliser un clip à vous comme style&#xa0;: un fichier BVH, FBX, glTF, Collada, AMC ou HumanML3D .npy. Vous pouvez aussi le déposer sur ce panneau, tout comme les points clés d&apos;une vidéo.</translation>
    </message>
    <message>
        <source>Choose a clip as style</source>
        <translation>Choisir un clip comme style</translation>
    </message>
    <message>
        <source>Use as a style</source>
        <translation>Utiliser comme style</translation>
    </message>
    <message>
        <source>Mix a second style into the chosen one</source>
        <translation>Mélanger un second style au style choisi</translation>
    </message>
    <message>
        <source>All styles, larger and all moving</source>
        <translation>Tous les styles, plus grands et tous en mouvement</translation>
    </message>
</context>
<context>
    <name>ui::SweepDialog</name>
    <message>
        <source>Sweep</source>
        <translation>Balayage</translation>
    </message>
    <message>
        <source>Rows: style weight</source>
        <translation>Lignes&#xa0;: poids du style</translation>
    </message>
    <message>
        <source>Style guide</source>
        <translation>Guide du style</translation>
    </message>
    <message>
        <source>Styles</source>
        <translation>Styles</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
    <message>
        <source>Make the table</source>
        <translation>Créer le tableau</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>To</source>
        <translation>À</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Combien</translation>
    </message>
    <message>
        <source>Choose a style in the style panel first, or let the columns be styles: without one the weights change nothing.</source>
        <translation>Choisissez d&apos;abord un style dans le panneau Style, ou mettez des styles en colonnes&#xa0;: sans style, les poids ne changent rien.</translation>
    </message>
    <message>
        <source>Tick one to three styles.</source>
        <translation>Cochez un à trois styles.</translation>
    </message>
    <message>
        <source>At most three styles fit on the sheet.</source>
        <translation>La planche accueille trois styles au plus.</translation>
    </message>
    <message>
        <source>%1 × %2 takes with seed %3</source>
        <translation>%1 × %2 prises avec la graine %3</translation>
    </message>
    <message>
        <source>%1. All of them stay in the list.</source>
        <translation>%1. Toutes restent dans la liste.</translation>
    </message>
    <message>
        <source>%1, in about %2. All of them stay in the list.</source>
        <translation>%1, en %2 environ. Toutes restent dans la liste.</translation>
    </message>
</context>
<context>
    <name>ui::TakeEdits</name>
    <message>
        <source>Loop of %1 s, smooth seam.</source>
        <translation>Boucle de %1 s, raccord fluide.</translation>
    </message>
    <message>
        <source>Loop of %1 s, the seam is hardly seen.</source>
        <translation>Boucle de %1 s, le raccord se voit à peine.</translation>
    </message>
    <message>
        <source>Loop of %1 s, the seam is seen.</source>
        <translation>Boucle de %1 s, le raccord se voit.</translation>
    </message>
    <message>
        <source>Cleaned up. The feet were steady before.</source>
        <translation>Nettoyé. Les pieds étaient déjà stables.</translation>
    </message>
    <message>
        <source>Cleaned up: feet stay where they stand.</source>
        <translation>Nettoyé&#xa0;: les pieds restent où ils sont posés.</translation>
    </message>
    <message>
        <source>Cleaned up: feet slide less than before.</source>
        <translation>Nettoyé&#xa0;: les pieds glissent moins qu&apos;avant.</translation>
    </message>
    <message>
        <source>Cleaned up, but the feet still slide.</source>
        <translation>Nettoyé, mais les pieds glissent encore.</translation>
    </message>
    <message>
        <source>On “%1”: hands and feet are in place.</source>
        <translation>Sur «&#xa0;%1&#xa0;»&#xa0;: les mains et les pieds sont en place.</translation>
    </message>
    <message>
        <source>On “%1”: hands or feet are up to %2 cm off.</source>
        <translation>Sur «&#xa0;%1&#xa0;»&#xa0;: mains ou pieds sont décalés de %2 cm au plus.</translation>
    </message>
    <message>
        <source>cleaned</source>
        <translation>nettoyée</translation>
    </message>
    <message>
        <source>Cleaned up: feet stand as the bars say.</source>
        <translation>Nettoyé&#xa0;: les pieds se posent comme le disent les barres.</translation>
    </message>
    <message>
        <source>mirrored</source>
        <translation>en miroir</translation>
    </message>
    <message>
        <source>Left and right are exchanged.</source>
        <translation>Gauche et droite sont échangées.</translation>
    </message>
    <message>
        <source>loop</source>
        <translation>boucle</translation>
    </message>
    <message>
        <source>trimmed</source>
        <translation>rognée</translation>
    </message>
    <message>
        <source>Trimmed to %1 s.</source>
        <translation>Rogné à %1 s.</translation>
    </message>
    <message>
        <source>turned</source>
        <translation>tournée</translation>
    </message>
    <message>
        <source>It faces forward now.</source>
        <translation>La prise regarde maintenant vers l&apos;avant.</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>Lecture de %1</translation>
    </message>
    <message>
        <source>on %1</source>
        <translation>sur %1</translation>
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
        <translation>Importée · %1</translation>
    </message>
    <message>
        <source>From a video · %1</source>
        <translation>D&apos;après vidéo · %1</translation>
    </message>
    <message>
        <source>Restyled · %1</source>
        <translation>Restylisée · %1</translation>
    </message>
    <message>
        <source>Edited · %1</source>
        <translation>Modifiée · %1</translation>
    </message>
    <message>
        <source>%1 · seed %2</source>
        <translation>%1 · graine %2</translation>
    </message>
    <message>
        <source>%1 · changed since</source>
        <translation>%1 · modifié depuis</translation>
    </message>
    <message>
        <source>Lifted from person %1 of %2</source>
        <translation>D&apos;après la personne %1 de %2</translation>
    </message>
    <message>
        <source>Style: %1</source>
        <translation>Style&#xa0;: %1</translation>
    </message>
    <message>
        <source>Content %1, style %2, style guide %3</source>
        <translation>Contenu %1, style %2, guide du style %3</translation>
    </message>
    <message>
        <source>as usual</source>
        <translation>habituel</translation>
    </message>
    <message>
        <source>In 2D down to step %1, then in 3D</source>
        <translation>En 2D jusqu&apos;à l&apos;étape %1, puis en 3D</translation>
    </message>
    <message>
        <source>Seed %1, %2 steps, made in %3 s</source>
        <translation>Graine %1, %2 étapes, créée en %3 s</translation>
    </message>
    <message>
        <source>Seed %1, made in %2 s</source>
        <translation>Graine %1, créée en %2 s</translation>
    </message>
    <message>
        <source>Restyled from take %1</source>
        <translation>Restylisée d&apos;après la prise %1</translation>
    </message>
    <message>
        <source>Made again from take %1</source>
        <translation>Régénérée d&apos;après la prise %1</translation>
    </message>
    <message>
        <source>Made from take %1</source>
        <translation>Issue de la prise %1</translation>
    </message>
</context>
<context>
    <name>ui::TakesPanel</name>
    <message>
        <source>Search takes</source>
        <translation>Chercher une prise</translation>
    </message>
    <message>
        <source>Show only pinned takes</source>
        <translation>Ne montrer que les prises épinglées</translation>
    </message>
    <message>
        <source>Every motion you generate is kept here.</source>
        <translation>Chaque mouvement généré est gardé ici.</translation>
    </message>
    <message>
        <source>Show in view A</source>
        <translation>Montrer dans la vue A</translation>
    </message>
    <message>
        <source>Show in view B</source>
        <translation>Montrer dans la vue B</translation>
    </message>
    <message>
        <source>Show in view C</source>
        <translation>Montrer dans la vue C</translation>
    </message>
    <message>
        <source>Show in view D</source>
        <translation>Montrer dans la vue D</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Détacher</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Épingler</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>Étiquettes…</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Étiquettes</translation>
    </message>
    <message>
        <source>Tags of this take, separated by commas:</source>
        <translation>Étiquettes de cette prise, séparées par des virgules&#xa0;:</translation>
    </message>
    <message>
        <source>Generate again</source>
        <translation>Régénérer</translation>
    </message>
    <message>
        <source>Use these settings</source>
        <translation>Utiliser ces réglages</translation>
    </message>
    <message>
        <source>Copy as command line</source>
        <translation>Copier en ligne de commande</translation>
    </message>
    <message>
        <source>Restyle</source>
        <translation>Restyliser</translation>
    </message>
    <message>
        <source>Restyle as “%1”</source>
        <translation>Restyliser&#xa0;: «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>The same motion in the style that is chosen in the style panel</source>
        <translation>Le même mouvement dans le style choisi dans le panneau Style</translation>
    </message>
    <message>
        <source>Use as a style</source>
        <translation>Utiliser comme style</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Mouvement</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
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
            <numerusform>coupé en %n partie</numerusform>
            <numerusform>coupé en %n parties</numerusform>
        </translation>
    </message>
    <message>
        <source>caption from the file&apos;s name</source>
        <translation>légende tirée du nom du fichier</translation>
    </message>
    <message>
        <source>Learn</source>
        <translation>Apprendre</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>What is done</source>
        <translation>Ce qui est fait</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Remarque</translation>
    </message>
</context>
<context>
    <name>ui::TeachDialog</name>
    <message>
        <source>Teach it your moves</source>
        <translation>Lui apprendre vos mouvements</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>%1 could not be started.</source>
        <translation>Impossible de lancer %1.</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Choisir un dossier…</translation>
    </message>
    <message>
        <source>Double click a caption to correct it: it is what a prompt will say, “a person does a cartwheel”. Clips without a tick are not learned.</source>
        <translation>Double-clic sur une légende pour la corriger&#xa0;: c&apos;est ce que dira une description, «&#xa0;a person does a cartwheel&#xa0;». Les clips non cochés ne sont pas appris.</translation>
    </message>
    <message>
        <source>A folder of clips with moves of your own, chosen or dropped here: BVH, FBX, GLB, AMC.</source>
        <translation>Un dossier de clips avec vos propres mouvements, choisi ou déposé ici&#xa0;: BVH, FBX, GLB, AMC.</translation>
    </message>
    <message>
        <source>Folder of motions</source>
        <translation>Dossier de mouvements</translation>
    </message>
    <message>
        <source>This installation has no gesto, which teaches models.</source>
        <translation>Il manque à cette installation gesto, qui instruit les modèles.</translation>
    </message>
    <message>
        <source>There is no folder for models of your own.</source>
        <translation>Il n&apos;y a pas de dossier pour vos modèles.</translation>
    </message>
    <message>
        <source>Looking at the clips…</source>
        <translation>Examen des clips…</translation>
    </message>
    <message>
        <source>At least two clips are needed.</source>
        <translation>Il faut au moins deux clips.</translation>
    </message>
    <message>
        <source>Teach</source>
        <translation>Apprendre</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Use this model</source>
        <translation>Utiliser ce modèle</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Looking into “%1”…</source>
        <translation>Examen de «&#xa0;%1&#xa0;»…</translation>
    </message>
    <message>
        <source>Nothing can be learned from “%1”.</source>
        <translation>Il n&apos;y a rien à apprendre de «&#xa0;%1&#xa0;».</translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s) in “%1”</source>
        <translation>
            <numerusform>%n clip dans «&#xa0;%1&#xa0;»</numerusform>
            <numerusform>%n clips dans «&#xa0;%1&#xa0;»</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n of them left out</source>
        <translation>
            <numerusform>, dont %n écarté</numerusform>
            <numerusform>, dont %n écartés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>About %n minute(s) left</source>
        <translation>
            <numerusform>Environ %n minute restante</numerusform>
            <numerusform>Environ %n minutes restantes</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped. What is done is kept.</source>
        <translation>Arrêté. Ce qui est fait est gardé.</translation>
    </message>
    <message>
        <source>It ended before it was done.</source>
        <translation>Cela s&apos;est terminé avant la fin.</translation>
    </message>
    <message>
        <source>“Go on” takes it up where it was.</source>
        <translation>«&#xa0;Continuer&#xa0;» reprend où cela en était.</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Arrêt en cours…</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>Where the clips show a way of moving, its name: “limping”. It can then be picked among the styles.</source>
        <translation>Si les clips montrent une manière de bouger, son nom&#xa0;: «&#xa0;limping&#xa0;». On peut alors la choisir parmi les styles.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Temps</translation>
    </message>
    <message>
        <source>Name of the model</source>
        <translation>Nom du modèle</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>Style</translation>
    </message>
    <message>
        <source>The default model learns your clips together with motions that it makes of itself, so that it keeps what it can. The more moves, the more time: five minutes do for a handful. The model becomes one of your own; the default stays as it is.</source>
        <translation>Le modèle par défaut apprend vos clips avec des mouvements qu&apos;il crée lui-même, pour garder ce qu&apos;il sait faire. Plus il y a de mouvements, plus il faut de temps&#xa0;: cinq minutes suffisent pour une poignée. Il en naît un modèle à vous&#xa0;; celui par défaut ne change pas.</translation>
    </message>
    <message>
        <source>It works beside you, and may be stopped at any time: what is done is kept, and the same folder under the same name goes on from there.</source>
        <translation>Cela travaille à côté de vous et peut s&apos;arrêter à tout moment&#xa0;: ce qui est fait est gardé, et le même dossier sous le même nom reprend de là.</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>Demandé</translation>
    </message>
    <message>
        <source>Open the report</source>
        <translation>Ouvrir le rapport</translation>
    </message>
    <message>
        <source>Nothing can be written in “%1”.</source>
        <translation>Impossible d&apos;écrire dans «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>your moves</source>
        <translation>vos mouvements</translation>
    </message>
    <message>
        <source>moves that it knew</source>
        <translation>mouvements qu&apos;il connaissait</translation>
    </message>
    <message>
        <source>“%1” has learned. It takes prompts like the captions of your clips.</source>
        <translation>«&#xa0;%1&#xa0;» a appris. Il comprend des descriptions comme les légendes de vos clips.</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Avant</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Après</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Écart</translation>
    </message>
    <message>
        <source>your moves: distance to the words</source>
        <translation>vos mouvements&#xa0;: distance aux mots</translation>
    </message>
    <message>
        <source>moves that it knew: distance to the words</source>
        <translation>mouvements qu&apos;il connaissait&#xa0;: distance aux mots</translation>
    </message>
    <message>
        <source>sliding feet</source>
        <translation>pieds qui glissent</translation>
    </message>
    <message>
        <source>What a motion shows is told by the clip that is nearest to it, among yours and those that the model made of moves that it knew. How near it is to its words is told by a judge that took no part; less is nearer. ± is a 95 % interval over the captions.</source>
        <translation>Ce que montre un mouvement est dit par le clip le plus proche, parmi les vôtres et ceux que le modèle a faits de mouvements qu&apos;il connaissait. Sa distance aux mots est dite par un juge qui n&apos;a pas pris part&#xa0;; moins est plus proche. ± est un intervalle à 95&#xa0;% sur les légendes.</translation>
    </message>
</context>
<context>
    <name>ui::TimeRuler</name>
    <message>
        <source>Timeline</source>
        <translation>Ligne de temps</translation>
    </message>
    <message>
        <source>Drag to move through time. Drag the two handles to play only a part; double-click to play all of it again. The wheel zooms.</source>
        <translation>Tirez pour parcourir le temps. Tirez les deux poignées pour ne lire qu&apos;une partie&#xa0;; double-clic pour tout lire de nouveau. La molette zoome.</translation>
    </message>
    <message>
        <source>Nothing to play yet</source>
        <translation>Encore rien à lire</translation>
    </message>
</context>
<context>
    <name>ui::TimelinePanel</name>
    <message>
        <source>Playing speed; the motion itself stays as it is.</source>
        <translation>Vitesse de lecture&#xa0;; le mouvement lui-même ne change pas.</translation>
    </message>
    <message>
        <source>Changed since</source>
        <translation>Modifié depuis</translation>
    </message>
    <message>
        <source>Add an action: what happens after the last one</source>
        <translation>Ajouter une action&#xa0;: ce qui se passe après la dernière</translation>
    </message>
    <message>
        <source>There is no range: drag the two handles on the timeline first.</source>
        <translation>Il n&apos;y a pas de plage&#xa0;: tirez d&apos;abord les deux poignées de la ligne de temps.</translation>
    </message>
    <message>
        <source>The shown take is older than what the panels say: %1. Click to generate it as it is now.</source>
        <translation>La prise affichée est plus ancienne que ce que disent les panneaux&#xa0;: %1. Cliquez pour la générer telle quelle.</translation>
    </message>
    <message>
        <source>%1 / %2 s   ·   frame %3 / %4</source>
        <translation>%1 / %2 s   ·   image %3 / %4</translation>
    </message>
    <message>
        <source>Foot contacts of what is generated</source>
        <translation>Contacts des pieds de ce qui est généré</translation>
    </message>
    <message>
        <source>Nothing is shown yet that has feet: generate a take or import a clip first.</source>
        <translation>Rien de ce qui est affiché n&apos;a de pieds&#xa0;: générez d&apos;abord une prise ou importez un clip.</translation>
    </message>
</context>
<context>
    <name>ui::Tour</name>
    <message>
        <source>Skip</source>
        <translation>Passer</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>Visite guidée</translation>
    </message>
    <message>
        <source>Esc; Help &gt; Tour shows it again</source>
        <translation>Échap&#xa0;; Aide &gt; Visite guidée la remontre</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
</context>
<context>
    <name>ui::TrainingWindow</name>
    <message>
        <source>Log scale</source>
        <translation>Échelle log</translation>
    </message>
    <message>
        <source>New run…</source>
        <translation>Nouvelle session…</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>Ôter de la liste</translation>
    </message>
    <message>
        <source>Make a model…</source>
        <translation>Assembler un modèle…</translation>
    </message>
    <message>
        <source>Training — Gesto Studio</source>
        <translation>Entraînement — Gesto Studio</translation>
    </message>
    <message>
        <source>Choose several with Ctrl to compare them</source>
        <translation>Choisissez-en plusieurs avec Ctrl pour les comparer</translation>
    </message>
    <message>
        <source>No runs yet. Begin one, or drop the folder of a run that was begun elsewhere: it is followed as it goes on.</source>
        <translation>Pas encore de session. Commencez-en une, ou déposez le dossier d&apos;une session commencée ailleurs&#xa0;: elle est suivie au fil de l&apos;eau.</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>Ajouter un dossier…</translation>
    </message>
    <message>
        <source>Follow a run that was begun on the command line or on another computer</source>
        <translation>Suivre une session commencée en ligne de commande ou sur un autre ordinateur</translation>
    </message>
    <message>
        <source>It writes its checkpoint and ends; it can go on later</source>
        <translation>Elle écrit son point de contrôle et se termine&#xa0;; elle peut continuer plus tard</translation>
    </message>
    <message>
        <source>Its files stay where they are</source>
        <translation>Ses fichiers restent où ils sont</translation>
    </message>
    <message>
        <source>Join trained parts to a model that can be chosen beside the prompt</source>
        <translation>Réunir des parties entraînées en un modèle que l&apos;on peut choisir près de la description</translation>
    </message>
    <message>
        <source>Which number is drawn</source>
        <translation>Quel nombre est tracé</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>Itérations</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Temps</translation>
    </message>
    <message>
        <source>Smoothing: how much of the earlier values is in each</source>
        <translation>Lissage&#xa0;: combien des valeurs précédentes entre dans chacune</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Lissage</translation>
    </message>
    <message>
        <source>Folder of a training run</source>
        <translation>Dossier d&apos;une session d&apos;entraînement</translation>
    </message>
    <message>
        <source>The model “%1” is in your library.</source>
        <translation>Le modèle «&#xa0;%1&#xa0;» est dans votre bibliothèque.</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Utiliser</translation>
    </message>
    <message>
        <source>Loading the recipes</source>
        <translation>Chargement des recettes</translation>
    </message>
    <message>
        <source>Train one part of a model</source>
        <translation>Entraîner une partie d&apos;un modèle</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>reste %1</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>graine %1</translation>
    </message>
    <message>
        <source>data: %1</source>
        <translation>données&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1 updates a minute</source>
        <translation>%1 itérations par minute</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) of its log cannot be read</source>
        <translation>
            <numerusform>%n ligne de son journal est illisible</numerusform>
            <numerusform>%n lignes de son journal sont illisibles</numerusform>
        </translation>
    </message>
    <message>
        <source>Its process is gone; “Resume” goes on from the last checkpoint.</source>
        <translation>Son processus a disparu&#xa0;; «&#xa0;Reprendre&#xa0;» continue depuis le dernier point de contrôle.</translation>
    </message>
    <message>
        <source>learning rate %1</source>
        <translation>taux d&apos;apprentissage %1</translation>
    </message>
    <message>
        <source>length of the gradient %1</source>
        <translation>longueur du gradient %1</translation>
    </message>
</context>
<context>
    <name>ui::ViewportArea</name>
    <message>
        <source>Imported</source>
        <translation>Importée</translation>
    </message>
    <message>
        <source>Restyled</source>
        <translation>Restylisée</translation>
    </message>
    <message>
        <source>From a video</source>
        <translation>D&apos;après vidéo</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>Modifiée</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>graine %1</translation>
    </message>
    <message>
        <source>The two skeletons are too different to compare.</source>
        <translation>Les deux squelettes sont trop différents pour être comparés.</translation>
    </message>
    <message>
        <source>%2 cm apart on average (red: %1 cm and more)</source>
        <translation>%2 cm d&apos;écart en moyenne (rouge&#xa0;: %1 cm et plus)</translation>
    </message>
    <message>
        <source>No take yet</source>
        <translation>Pas encore de prise</translation>
    </message>
    <message>
        <source>Empty view</source>
        <translation>Vue vide</translation>
    </message>
</context>
<context>
    <name>ui::ViewportWidget</name>
    <message>
        <source>Drag a take here, or click one in the list.</source>
        <translation>Glissez une prise ici, ou cliquez-en une dans la liste.</translation>
    </message>
    <message>
        <source>preview</source>
        <translation>aperçu</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Show in view %1</source>
        <translation>Montrer dans la vue %1</translation>
    </message>
</context>
<context>
    <name>ui::WindowTools</name>
    <message>
        <source>Live link: %1</source>
        <translation>Liaison en direct&#xa0;: %1</translation>
    </message>
    <message>
        <source>Other programs on this computer reach the studio at %1</source>
        <translation>Les autres programmes de cet ordinateur atteignent le studio à %1</translation>
    </message>
    <message>
        <source>&amp;Live link</source>
        <translation>&amp;Liaison en direct</translation>
    </message>
    <message>
        <source>&amp;Live link: %1</source>
        <translation>&amp;Liaison en direct&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1 knows no styles; the default model does.</source>
        <translation>%1 ne connaît pas de styles&#xa0;; le modèle par défaut en connaît.</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Travail</translation>
    </message>
</context>
<context>
    <name>ui::WipeHandle</name>
    <message>
        <source>Border between A and B</source>
        <translation>Limite entre A et B</translation>
    </message>
    <message>
        <source>Drag: more of A or more of B. Arrow keys move it, a double-click puts it in the middle.</source>
        <translation>Tirer&#xa0;: plus de A ou plus de B. Les flèches la déplacent, un double-clic la met au milieu.</translation>
    </message>
</context>
<context>
    <name>ui::WorkPage</name>
    <message>
        <source>Show on it</source>
        <translation>Montrer dessus</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Oublier</translation>
    </message>
    <message>
        <source>Preview while a guidance slider is dragged</source>
        <translation>Aperçu pendant qu&apos;un curseur du guidage est glissé</translation>
    </message>
    <message>
        <source>Pictures of styles move</source>
        <translation>Les images des styles bougent</translation>
    </message>
    <message>
        <source>In the style panel under the mouse, in the larger list all at once</source>
        <translation>Dans le panneau des styles sous la souris, dans la grande liste toutes à la fois</translation>
    </message>
    <message>
        <source>Exactly</source>
        <translation>Exactement</translation>
    </message>
    <message>
        <source>Quicker, in bf16</source>
        <translation>Plus vite, en bf16</translation>
    </message>
    <message>
        <source>From the next start on. Quicker with SMooDi and CrossDiff models where the processor multiplies bf16; motions differ by rounding.</source>
        <translation>Dès le prochain démarrage. Plus rapide avec les modèles SMooDi et CrossDiff si le processeur multiplie en bf16&#xa0;; les mouvements diffèrent par arrondi.</translation>
    </message>
    <message>
        <source>Show the tour again</source>
        <translation>Montrer à nouveau la visite</translation>
    </message>
    <message>
        <source>Models compute</source>
        <translation>Les modèles calculent</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>Personnages</translation>
    </message>
    <message>
        <source>First minutes</source>
        <translation>Premières minutes</translation>
    </message>
    <message>
        <source>%1 (the file is gone)</source>
        <translation>%1 (le fichier n&apos;est plus là)</translation>
    </message>
    <message>
        <source>%1 · arms %2° · stride %3</source>
        <translation>%1 · bras %2° · pas %3</translation>
    </message>
    <message>
        <source>None yet: View &gt; My character opens one</source>
        <translation>Pas encore&#xa0;: Affichage &gt; Mon personnage en ouvre un</translation>
    </message>
</context>
<context>
    <name>ui::dialogs</name>
    <message>
        <source>Save the changes to “%1”?</source>
        <translation>Enregistrer les modifications de «&#xa0;%1&#xa0;»&#xa0;?</translation>
    </message>
    <message>
        <source>Takes that are not saved are gone once the project is closed.</source>
        <translation>Les prises non enregistrées sont perdues à la fermeture du projet.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Don&apos;t save</source>
        <translation>Ne pas enregistrer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Open project</source>
        <translation>Ouvrir un projet</translation>
    </message>
    <message>
        <source>Gesto projects (*.gesto)</source>
        <translation>Projets Gesto (*.gesto)</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Sans titre</translation>
    </message>
    <message>
        <source>Save project</source>
        <translation>Enregistrer le projet</translation>
    </message>
    <message>
        <source>Import clips</source>
        <translation>Importer des clips</translation>
    </message>
    <message>
        <source>A character&apos;s skeleton</source>
        <translation>Le squelette d&apos;un personnage</translation>
    </message>
    <message>
        <source>Key points of a video</source>
        <translation>Points clés d&apos;une vidéo</translation>
    </message>
    <message>
        <source>Key points (*.json)</source>
        <translation>Points clés (*.json)</translation>
    </message>
    <message>
        <source>%1 motion (*%2)</source>
        <translation>Mouvement %1 (*%2)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>generate</source>
        <translation>générer</translation>
    </message>
    <message>
        <source>stop generating</source>
        <translation>arrêter la génération</translation>
    </message>
    <message>
        <source>play or pause</source>
        <translation>lecture ou pause</translation>
    </message>
    <message>
        <source>backwards, pause, forwards; again for faster</source>
        <translation>en arrière, pause, en avant&#xa0;; encore pour accélérer</translation>
    </message>
    <message>
        <source>one frame back or forward</source>
        <translation>une image en arrière ou en avant</translation>
    </message>
    <message>
        <source>start, end</source>
        <translation>début, fin</translation>
    </message>
    <message>
        <source>frame all</source>
        <translation>tout cadrer</translation>
    </message>
    <message>
        <source>one, two, four views, wipe</source>
        <translation>une, deux, quatre vues, volet</translation>
    </message>
    <message>
        <source>one camera, one clock, one place for all views</source>
        <translation>une caméra, une horloge, un endroit pour toutes les vues</translation>
    </message>
    <message>
        <source>curves of joints</source>
        <translation>courbes des articulations</translation>
    </message>
    <message>
        <source>follow the figure</source>
        <translation>suivre le personnage</translation>
    </message>
    <message>
        <source>grid, bones, onion skin, trails</source>
        <translation>grille, os, pelure d&apos;oignon, traînées</translation>
    </message>
    <message>
        <source>contact sheet (1 to 9 keeps a take), overlay, difference in colours</source>
        <translation>planche-contact (1 à 9 garde une prise), superposer, différence en couleurs</translation>
    </message>
    <message>
        <source>move or turn joints in the view, axes of the part</source>
        <translation>déplacer ou tourner des articulations dans la vue, axes de la partie</translation>
    </message>
    <message>
        <source>every command by its name</source>
        <translation>chaque commande par son nom</translation>
    </message>
    <message>
        <source>help for the panel under the focus</source>
        <translation>aide du panneau actif</translation>
    </message>
    <message>
        <source>Click, ↑ ↓</source>
        <translation>Clic, ↑ ↓</translation>
    </message>
    <message>
        <source>on a take: show it; with Alt: in view B</source>
        <translation>sur une prise&#xa0;: la montrer&#xa0;; avec Alt&#xa0;: dans la vue B</translation>
    </message>
    <message>
        <source>Left drag</source>
        <translation>Glisser gauche</translation>
    </message>
    <message>
        <source>turn the camera</source>
        <translation>tourner la caméra</translation>
    </message>
    <message>
        <source>Right or middle drag</source>
        <translation>Glisser droite ou milieu</translation>
    </message>
    <message>
        <source>move the camera</source>
        <translation>déplacer la caméra</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Molette</translation>
    </message>
    <message>
        <source>zoom</source>
        <translation>zoomer</translation>
    </message>
    <message>
        <source>Double-click</source>
        <translation>Double-clic</translation>
    </message>
    <message>
        <source>frame all; on a slider: back to the usual value</source>
        <translation>tout cadrer&#xa0;; sur un curseur&#xa0;: retour à la valeur usuelle</translation>
    </message>
    <message>
        <source>Keys and mouse</source>
        <translation>Touches et souris</translation>
    </message>
    <message>
        <source>About Gesto Studio</source>
        <translation>À propos de Gesto Studio</translation>
    </message>
    <message>
        <source>Stylized human motion from text, on your own computer.</source>
        <translation>Mouvements humains stylisés à partir de texte, sur votre propre ordinateur.</translation>
    </message>
    <message>
        <source>Apache License 2.0</source>
        <translation>Licence Apache 2.0</translation>
    </message>
    <message>
        <source>A character with its body</source>
        <translation>Un personnage avec son corps</translation>
    </message>
    <message>
        <source>Characters (*.fbx *.glb *.gltf)</source>
        <translation>Personnages (*.fbx *.glb *.gltf)</translation>
    </message>
    <message>
        <source>all styles</source>
        <translation>tous les styles</translation>
    </message>
    <message>
        <source>Alt and left drag</source>
        <translation>Alt et glisser gauche</translation>
    </message>
    <message>
        <source>Alt and middle drag</source>
        <translation>Alt et glisser milieu</translation>
    </message>
    <message>
        <source>Wheel, Alt and right drag</source>
        <translation>Molette, Alt et glisser droite</translation>
    </message>
    <message>
        <source>Middle drag</source>
        <translation>Glisser milieu</translation>
    </message>
    <message>
        <source>Shift and middle drag</source>
        <translation>Maj et glisser milieu</translation>
    </message>
    <message>
        <source>Wheel, Ctrl and middle drag</source>
        <translation>Molette, Ctrl et glisser milieu</translation>
    </message>
    <message>
        <source>Use as a style</source>
        <translation>Utiliser comme style</translation>
    </message>
</context>
</TS>
