<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>BodyJoint</name>
    <message>
        <source>Pelvis</source>
        <translation>Pelvis</translation>
    </message>
    <message>
        <source>Left thigh</source>
        <translation>Muslo izquierdo</translation>
    </message>
    <message>
        <source>Right thigh</source>
        <translation>Muslo derecho</translation>
    </message>
    <message>
        <source>Lower spine</source>
        <translation>Columna inferior</translation>
    </message>
    <message>
        <source>Left shin</source>
        <translation>Espinilla izquierda</translation>
    </message>
    <message>
        <source>Right shin</source>
        <translation>Espinilla derecha</translation>
    </message>
    <message>
        <source>Middle spine</source>
        <translation>Columna media</translation>
    </message>
    <message>
        <source>Left foot</source>
        <translation>Pie izquierdo</translation>
    </message>
    <message>
        <source>Right foot</source>
        <translation>Pie derecho</translation>
    </message>
    <message>
        <source>Chest</source>
        <translation>Pecho</translation>
    </message>
    <message>
        <source>Left toes</source>
        <translation>Dedos del pie izquierdo</translation>
    </message>
    <message>
        <source>Right toes</source>
        <translation>Dedos del pie derecho</translation>
    </message>
    <message>
        <source>Neck</source>
        <translation>Cuello</translation>
    </message>
    <message>
        <source>Left collar</source>
        <translation>Clavícula izquierda</translation>
    </message>
    <message>
        <source>Right collar</source>
        <translation>Clavícula derecha</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>Cabeza</translation>
    </message>
    <message>
        <source>Left upper arm</source>
        <translation>Brazo izquierdo</translation>
    </message>
    <message>
        <source>Right upper arm</source>
        <translation>Brazo derecho</translation>
    </message>
    <message>
        <source>Left forearm</source>
        <translation>Antebrazo izquierdo</translation>
    </message>
    <message>
        <source>Right forearm</source>
        <translation>Antebrazo derecho</translation>
    </message>
    <message>
        <source>Left hand</source>
        <translation>Mano izquierda</translation>
    </message>
    <message>
        <source>Right hand</source>
        <translation>Mano derecha</translation>
    </message>
</context>
<context>
    <name>CurveText</name>
    <message>
        <source>Height (y)</source>
        <translation>Altura (y)</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Velocidad</translation>
    </message>
    <message>
        <source>Sideways (x)</source>
        <translation>De lado (x)</translation>
    </message>
    <message>
        <source>Forwards (z)</source>
        <translation>Hacia delante (z)</translation>
    </message>
    <message>
        <source>Bend</source>
        <translation>Flexión</translation>
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
        <translation>Esto no se puede usar tal como está</translation>
    </message>
    <message>
        <source>Something is missing</source>
        <translation>Falta algo</translation>
    </message>
    <message>
        <source>The file could not be read</source>
        <translation>No se pudo leer el archivo</translation>
    </message>
    <message>
        <source>The file is damaged or of another kind</source>
        <translation>El archivo está dañado o es de otro tipo</translation>
    </message>
    <message>
        <source>This kind of file is not supported</source>
        <translation>Este tipo de archivo no es compatible</translation>
    </message>
    <message>
        <source>The file could not be saved</source>
        <translation>No se pudo guardar el archivo</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Detenido</translation>
    </message>
    <message>
        <source>Something went wrong inside the program</source>
        <translation>Se produjo un error en el programa</translation>
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
        <translation>es</translation>
    </message>
</context>
<context>
    <name>JointTitle</name>
    <message>
        <source>Pelvis</source>
        <translation>Pelvis</translation>
    </message>
    <message>
        <source>Left hip</source>
        <translation>Cadera izquierda</translation>
    </message>
    <message>
        <source>Right hip</source>
        <translation>Cadera derecha</translation>
    </message>
    <message>
        <source>Lower spine</source>
        <translation>Columna inferior</translation>
    </message>
    <message>
        <source>Left knee</source>
        <translation>Rodilla izquierda</translation>
    </message>
    <message>
        <source>Right knee</source>
        <translation>Rodilla derecha</translation>
    </message>
    <message>
        <source>Middle spine</source>
        <translation>Columna media</translation>
    </message>
    <message>
        <source>Left foot</source>
        <translation>Pie izquierdo</translation>
    </message>
    <message>
        <source>Right foot</source>
        <translation>Pie derecho</translation>
    </message>
    <message>
        <source>Chest</source>
        <translation>Pecho</translation>
    </message>
    <message>
        <source>Left toes</source>
        <translation>Dedos del pie izquierdo</translation>
    </message>
    <message>
        <source>Right toes</source>
        <translation>Dedos del pie derecho</translation>
    </message>
    <message>
        <source>Neck</source>
        <translation>Cuello</translation>
    </message>
    <message>
        <source>Left collar</source>
        <translation>Clavícula izquierda</translation>
    </message>
    <message>
        <source>Right collar</source>
        <translation>Clavícula derecha</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>Cabeza</translation>
    </message>
    <message>
        <source>Left shoulder</source>
        <translation>Hombro izquierdo</translation>
    </message>
    <message>
        <source>Right shoulder</source>
        <translation>Hombro derecho</translation>
    </message>
    <message>
        <source>Left elbow</source>
        <translation>Codo izquierdo</translation>
    </message>
    <message>
        <source>Right elbow</source>
        <translation>Codo derecho</translation>
    </message>
    <message>
        <source>Left hand</source>
        <translation>Mano izquierda</translation>
    </message>
    <message>
        <source>Right hand</source>
        <translation>Mano derecha</translation>
    </message>
</context>
<context>
    <name>ModelText</name>
    <message>
        <source>Default</source>
        <translation>Predeterminado</translation>
    </message>
    <message>
        <source>motion from text</source>
        <translation>movimiento desde texto</translation>
    </message>
    <message>
        <source>styles by name and from clips</source>
        <translation>estilos por nombre y por clip</translation>
    </message>
    <message>
        <source>styles from clips</source>
        <translation>estilos por clip</translation>
    </message>
    <message>
        <source>several actions in a row</source>
        <translation>varias acciones seguidas</translation>
    </message>
    <message>
        <source>poses and paths</source>
        <translation>poses y trayectorias</translation>
    </message>
    <message>
        <source>restyling</source>
        <translation>reestilización</translation>
    </message>
    <message>
        <source>2D first</source>
        <translation>primero en 2D</translation>
    </message>
    <message>
        <source>parts of a motion given</source>
        <translation>partes dadas de un movimiento</translation>
    </message>
    <message>
        <source>video to motion</source>
        <translation>de vídeo a movimiento</translation>
    </message>
    <message>
        <source>a style that changes, two mixed</source>
        <translation>un estilo que cambia, dos mezclados</translation>
    </message>
    <message>
        <source>motions beside clips</source>
        <translation>movimientos junto a clips</translation>
    </message>
    <message>
        <source>styles of body parts</source>
        <translation>estilos de partes del cuerpo</translation>
    </message>
    <message>
        <source>styles from key points</source>
        <translation>estilos de puntos clave</translation>
    </message>
    <message>
        <source>feet told when to stand</source>
        <translation>pies a los que se dice cuándo apoyarse</translation>
    </message>
    <message>
        <source>restyling by inpainting</source>
        <translation>reestilizar rellenando</translation>
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
        <translation>Mayús</translation>
    </message>
    <message>
        <source>Alt</source>
        <translation>Alt</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Espacio</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Intro</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Intro</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Supr</translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation>Retroceso</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Fin</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Izquierda</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Derecha</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Arriba</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Abajo</translation>
    </message>
    <message>
        <source>PgUp</source>
        <translation>RePág</translation>
    </message>
    <message>
        <source>PgDown</source>
        <translation>AvPág</translation>
    </message>
    <message>
        <source>Ins</source>
        <translation>Insert</translation>
    </message>
</context>
<context>
    <name>RunText</name>
    <message>
        <source>waits</source>
        <translation>en espera</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>en curso</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>en pausa</translation>
    </message>
    <message>
        <source>done</source>
        <translation>terminado</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>detenido</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fallido</translation>
    </message>
    <message>
        <source>died</source>
        <translation>interrumpido</translation>
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
        <translation>generación</translation>
    </message>
    <message>
        <source>loading the model</source>
        <translation>carga del modelo</translation>
    </message>
    <message>
        <source>reading the style</source>
        <translation>lectura del estilo</translation>
    </message>
    <message>
        <source>reading the key points</source>
        <translation>lectura de puntos clave</translation>
    </message>
    <message>
        <source>lifting</source>
        <translation>paso a 3D</translation>
    </message>
    <message>
        <source>inverting</source>
        <translation>inversión</translation>
    </message>
    <message>
        <source>film</source>
        <translation>película</translation>
    </message>
    <message>
        <source>reading the clips</source>
        <translation>lectura de los clips</translation>
    </message>
    <message>
        <source>sampling what the model knows</source>
        <translation>muestras de lo que sabe el modelo</translation>
    </message>
    <message>
        <source>asking the model as it is</source>
        <translation>prueba del modelo actual</translation>
    </message>
    <message>
        <source>measuring</source>
        <translation>medición</translation>
    </message>
    <message>
        <source>learning: denoiser</source>
        <translation>aprendizaje: eliminador de ruido</translation>
    </message>
    <message>
        <source>learning: adaptor</source>
        <translation>aprendizaje: adaptador</translation>
    </message>
    <message>
        <source>joining the parts</source>
        <translation>unión de las partes</translation>
    </message>
    <message>
        <source>reading it back</source>
        <translation>relectura</translation>
    </message>
    <message>
        <source>asking the taught model</source>
        <translation>prueba del modelo enseñado</translation>
    </message>
</context>
<context>
    <name>Style</name>
    <message>
        <source>No style</source>
        <translation>Sin estilo</translation>
    </message>
</context>
<context>
    <name>StyleLabel</name>
    <message>
        <source>Active</source>
        <translation>Activo</translation>
    </message>
    <message>
        <source>Aeroplane</source>
        <translation>Avión</translation>
    </message>
    <message>
        <source>Angry</source>
        <translation>Enfadado</translation>
    </message>
    <message>
        <source>Chicken</source>
        <translation>Gallina</translation>
    </message>
    <message>
        <source>Childish</source>
        <translation>Infantil</translation>
    </message>
    <message>
        <source>Chimpira</source>
        <translation>Macarra</translation>
    </message>
    <message>
        <source>Depressed</source>
        <translation>Deprimido</translation>
    </message>
    <message>
        <source>Drunk</source>
        <translation>Borracho</translation>
    </message>
    <message>
        <source>Elated</source>
        <translation>Eufórico</translation>
    </message>
    <message>
        <source>Elderly</source>
        <translation>Mayor</translation>
    </message>
    <message>
        <source>Exhausted</source>
        <translation>Agotado</translation>
    </message>
    <message>
        <source>Feminine</source>
        <translation>Femenino</translation>
    </message>
    <message>
        <source>Giant</source>
        <translation>Gigante</translation>
    </message>
    <message>
        <source>Happy</source>
        <translation>Alegre</translation>
    </message>
    <message>
        <source>Masculine</source>
        <translation>Masculino</translation>
    </message>
    <message>
        <source>Masculinity</source>
        <translation>Masculino</translation>
    </message>
    <message>
        <source>Musical</source>
        <translation>Musical</translation>
    </message>
    <message>
        <source>Neutral</source>
        <translation>Neutro</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Not confident</source>
        <translation>Inseguro</translation>
    </message>
    <message>
        <source>Old</source>
        <translation>Viejo</translation>
    </message>
    <message>
        <source>Proud</source>
        <translation>Orgulloso</translation>
    </message>
    <message>
        <source>Robot</source>
        <translation>Robot</translation>
    </message>
    <message>
        <source>Rushed</source>
        <translation>Con prisa</translation>
    </message>
    <message>
        <source>Sad</source>
        <translation>Triste</translation>
    </message>
    <message>
        <source>Tired</source>
        <translation>Cansado</translation>
    </message>
    <message>
        <source>Youthful</source>
        <translation>Juvenil</translation>
    </message>
    <message>
        <source>Zombie</source>
        <translation>Zombi</translation>
    </message>
</context>
<context>
    <name>StyledPart</name>
    <message>
        <source>Left leg</source>
        <translation>Pierna izquierda</translation>
    </message>
    <message>
        <source>Right leg</source>
        <translation>Pierna derecha</translation>
    </message>
    <message>
        <source>Trunk and head</source>
        <translation>Tronco y cabeza</translation>
    </message>
    <message>
        <source>Left arm</source>
        <translation>Brazo izquierdo</translation>
    </message>
    <message>
        <source>Right arm</source>
        <translation>Brazo derecho</translation>
    </message>
</context>
<context>
    <name>SweepText</name>
    <message>
        <source>Style %1</source>
        <translation>Estilo %1</translation>
    </message>
    <message>
        <source>Guide %1</source>
        <translation>Guía %1</translation>
    </message>
</context>
<context>
    <name>TakeName</name>
    <message>
        <source>words</source>
        <translation>texto</translation>
    </message>
    <message>
        <source>length</source>
        <translation>duración</translation>
    </message>
    <message>
        <source>style</source>
        <translation>estilo</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>pesos</translation>
    </message>
    <message>
        <source>model</source>
        <translation>modelo</translation>
    </message>
    <message>
        <source>2D first</source>
        <translation>primero en 2D</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>pasos</translation>
    </message>
    <message>
        <source>poses and path</source>
        <translation>poses y trayectoria</translation>
    </message>
    <message>
        <source>what is kept</source>
        <translation>partes conservadas</translation>
    </message>
    <message>
        <source>content %1</source>
        <translation>contenido %1</translation>
    </message>
    <message>
        <source>content as usual</source>
        <translation>contenido habitual</translation>
    </message>
    <message>
        <source>style %1</source>
        <translation>estilo %1</translation>
    </message>
    <message>
        <source>guide %1</source>
        <translation>guía %1</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>2D down to %1</source>
        <translation>2D hasta %1</translation>
    </message>
    <message>
        <source>without 2D</source>
        <translation>sin 2D</translation>
    </message>
    <message>
        <source>%1 steps</source>
        <translation>%1 pasos</translation>
    </message>
    <message>
        <source>steps as usual</source>
        <translation>pasos habituales</translation>
    </message>
    <message>
        <source>%1 s kept</source>
        <translation>%1 s conservados</translation>
    </message>
    <message>
        <source>no key poses</source>
        <translation>sin poses clave</translation>
    </message>
    <message numerus="yes">
        <source>%n key pose(s)</source>
        <translation>
            <numerusform>%n pose clave</numerusform>
            <numerusform>%n poses clave</numerusform>
        </translation>
    </message>
    <message>
        <source>no path</source>
        <translation>sin trayectoria</translation>
    </message>
    <message>
        <source>on a path</source>
        <translation>en una trayectoria</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>semilla %1</translation>
    </message>
    <message>
        <source>again</source>
        <translation>otra vez</translation>
    </message>
    <message>
        <source>course of the style</source>
        <translation>curso del estilo</translation>
    </message>
    <message>
        <source>not mixed</source>
        <translation>sin mezcla</translation>
    </message>
    <message>
        <source>mixed with %1</source>
        <translation>mezclado con %1</translation>
    </message>
    <message>
        <source>same legs</source>
        <translation>mismas piernas</translation>
    </message>
    <message>
        <source>legs %1</source>
        <translation>piernas %1</translation>
    </message>
    <message>
        <source>even strength</source>
        <translation>fuerza uniforme</translation>
    </message>
    <message>
        <source>strength over time</source>
        <translation>fuerza en el tiempo</translation>
    </message>
    <message>
        <source>clips beside it</source>
        <translation>clips al lado</translation>
    </message>
    <message>
        <source>beside no clips</source>
        <translation>sin clips al lado</translation>
    </message>
    <message numerus="yes">
        <source>beside %n clip(s)</source>
        <translation>
            <numerusform>junto a %n clip</numerusform>
            <numerusform>junto a %n clips</numerusform>
        </translation>
    </message>
    <message>
        <source>foot contacts</source>
        <translation>contactos de los pies</translation>
    </message>
    <message>
        <source>feet as they like</source>
        <translation>pies libres</translation>
    </message>
    <message>
        <source>feet as told</source>
        <translation>pies como se dijo</translation>
    </message>
    <message>
        <source>all may change</source>
        <translation>todo puede cambiar</translation>
    </message>
    <message>
        <source>near the keys alone</source>
        <translation>solo cerca de las poses clave</translation>
    </message>
</context>
<context>
    <name>UndoTitle</name>
    <message>
        <source>edit prompt</source>
        <translation>editar la descripción</translation>
    </message>
    <message>
        <source>choose style</source>
        <translation>elegir el estilo</translation>
    </message>
    <message>
        <source>choose model</source>
        <translation>elegir el modelo</translation>
    </message>
    <message>
        <source>change length</source>
        <translation>cambiar la duración</translation>
    </message>
    <message>
        <source>change seed</source>
        <translation>cambiar la semilla</translation>
    </message>
    <message>
        <source>change variants</source>
        <translation>cambiar las variantes</translation>
    </message>
    <message>
        <source>change guidance</source>
        <translation>cambiar la guía</translation>
    </message>
    <message>
        <source>change 2D/3D mixture</source>
        <translation>cambiar la mezcla 2D/3D</translation>
    </message>
    <message>
        <source>change steps</source>
        <translation>cambiar los pasos</translation>
    </message>
    <message>
        <source>use take&apos;s settings</source>
        <translation>usar los ajustes de la toma</translation>
    </message>
    <message>
        <source>import clip</source>
        <translation>importar un clip</translation>
    </message>
    <message>
        <source>delete take</source>
        <translation>eliminar la toma</translation>
    </message>
    <message>
        <source>delete takes</source>
        <translation>eliminar las tomas</translation>
    </message>
    <message>
        <source>rename take</source>
        <translation>renombrar la toma</translation>
    </message>
    <message>
        <source>pin take</source>
        <translation>anclar la toma</translation>
    </message>
    <message>
        <source>unpin take</source>
        <translation>soltar la toma</translation>
    </message>
    <message>
        <source>tag take</source>
        <translation>etiquetar la toma</translation>
    </message>
    <message>
        <source>edit take</source>
        <translation>editar la toma</translation>
    </message>
    <message>
        <source>edit actions</source>
        <translation>editar las acciones</translation>
    </message>
    <message>
        <source>generate take</source>
        <translation>generar una toma</translation>
    </message>
    <message>
        <source>restyle take</source>
        <translation>reestilizar la toma</translation>
    </message>
    <message>
        <source>take from video</source>
        <translation>toma desde vídeo</translation>
    </message>
    <message>
        <source>keep take</source>
        <translation>conservar la toma</translation>
    </message>
    <message>
        <source>freeze or thaw</source>
        <translation>congelar o descongelar</translation>
    </message>
    <message>
        <source>change key poses</source>
        <translation>cambiar las poses clave</translation>
    </message>
    <message>
        <source>change path</source>
        <translation>cambiar la trayectoria</translation>
    </message>
    <message>
        <source>show motions</source>
        <translation>mostrar movimientos</translation>
    </message>
    <message>
        <source>change foot contacts</source>
        <translation>cambiar los contactos de los pies</translation>
    </message>
    <message>
        <source>change course of style</source>
        <translation>cambiar el curso del estilo</translation>
    </message>
    <message>
        <source>choose clips beside the motion</source>
        <translation>elegir clips vecinos</translation>
    </message>
    <message>
        <source>change told foot contacts</source>
        <translation>cambiar los contactos pedidos</translation>
    </message>
    <message>
        <source>let all of it change</source>
        <translation>dejar que todo cambie</translation>
    </message>
</context>
<context>
    <name>ui::ActionLane</name>
    <message>
        <source>Actions</source>
        <translation>Acciones</translation>
    </message>
    <message>
        <source>What does the character do?</source>
        <translation>¿Qué hace el personaje?</translation>
    </message>
    <message>
        <source>Thaw: let this action be made again</source>
        <translation>Descongelar: esta acción se podrá rehacer</translation>
    </message>
    <message>
        <source>Freeze: keep this action as the shown take has it, when the rest is made again</source>
        <translation>Congelar: conservar esta acción como en la toma mostrada cuando se rehaga el resto</translation>
    </message>
    <message>
        <source>Make only this action again, with another seed; the rest of the shown take stays</source>
        <translation>Rehacer solo esta acción con otra semilla; el resto de la toma mostrada no cambia</translation>
    </message>
    <message>
        <source>%1 makes one action at a time; the default model makes several in a row.</source>
        <translation>%1 hace una acción cada vez; el modelo predeterminado encadena varias.</translation>
    </message>
    <message>
        <source>The actions take 60 seconds already, and more is not made at once.</source>
        <translation>Las acciones ya duran 60 segundos y no se puede hacer más de una vez.</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Write…</source>
        <translation>Escribir…</translation>
    </message>
    <message>
        <source>Add an action</source>
        <translation>Añadir una acción</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Thaw</source>
        <translation>Descongelar</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>Congelar</translation>
    </message>
    <message>
        <source>Make again</source>
        <translation>Rehacer</translation>
    </message>
    <message>
        <source>Thaw all</source>
        <translation>Descongelar todo</translation>
    </message>
    <message>
        <source>Double-click to write what happens, or behind the last action to add one. Drag an edge; Delete removes.</source>
        <translation>Doble clic para escribir lo que ocurre, o tras la última acción para añadir otra. Arrastre un borde; Supr la quita.</translation>
    </message>
</context>
<context>
    <name>ui::Actions</name>
    <message>
        <source>&amp;New project</source>
        <translation>&amp;Nuevo proyecto</translation>
    </message>
    <message>
        <source>&amp;Open project…</source>
        <translation>&amp;Abrir proyecto…</translation>
    </message>
    <message>
        <source>&amp;Save project</source>
        <translation>&amp;Guardar proyecto</translation>
    </message>
    <message>
        <source>Save project &amp;as…</source>
        <translation>Guardar proyecto &amp;como…</translation>
    </message>
    <message>
        <source>Open &amp;example</source>
        <translation>Abrir &amp;ejemplo</translation>
    </message>
    <message>
        <source>&amp;Import clip…</source>
        <translation>&amp;Importar clip…</translation>
    </message>
    <message>
        <source>Read a BVH, FBX, glTF or other motion file as a take, to look at it, restyle it or use it as a style</source>
        <translation>Leer un archivo BVH, FBX, glTF u otro como toma, para verla, reestilizarla o usarla como estilo</translation>
    </message>
    <message>
        <source>Motion from a &amp;video…</source>
        <translation>Movimiento desde &amp;vídeo…</translation>
    </message>
    <message>
        <source>Make a motion from the key points of a video: JSON of OpenPose, AlphaPose, COCO or MMPose</source>
        <translation>Crear un movimiento con los puntos clave de un vídeo: JSON de OpenPose, AlphaPose, COCO o MMPose</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>E&amp;xportar…</translation>
    </message>
    <message>
        <source>Save the motion in the active view as FBX, glTF or BVH for Blender, Maya, Unreal and others</source>
        <translation>Guardar el movimiento de la vista activa como FBX, glTF o BVH para Blender, Maya, Unreal y otros</translation>
    </message>
    <message>
        <source>&amp;Live link</source>
        <translation>En&amp;lace en vivo</translation>
    </message>
    <message>
        <source>Other programs on this computer, Blender with Gesto&apos;s add-on for one, ask the studio for motions while it runs</source>
        <translation>Otros programas de este equipo, por ejemplo Blender con el complemento de Gesto, piden movimientos al estudio mientras está abierto</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Salir</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Deshacer</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rehacer</translation>
    </message>
    <message>
        <source>&amp;Bring back takes</source>
        <translation>Recu&amp;perar tomas</translation>
    </message>
    <message>
        <source>Takes that undo took away and that Redo cannot bring back</source>
        <translation>Tomas que quitó «Deshacer» y que «Rehacer» ya no puede recuperar</translation>
    </message>
    <message>
        <source>Re&amp;name take</source>
        <translation>Re&amp;nombrar toma</translation>
    </message>
    <message>
        <source>&amp;Pin or unpin take</source>
        <translation>&amp;Anclar o soltar toma</translation>
    </message>
    <message>
        <source>&amp;Delete takes</source>
        <translation>&amp;Eliminar tomas</translation>
    </message>
    <message>
        <source>Undo brings them back</source>
        <translation>«Deshacer» las recupera</translation>
    </message>
    <message>
        <source>Use the take&apos;s &amp;settings</source>
        <translation>Usar los a&amp;justes de la toma</translation>
    </message>
    <message>
        <source>Puts its prompt, style, seed and weights back into the panels</source>
        <translation>Devuelve a los paneles su descripción, estilo, semilla y pesos</translation>
    </message>
    <message>
        <source>Copy as &amp;command line</source>
        <translation>Copiar como línea de &amp;comandos</translation>
    </message>
    <message>
        <source>The gesto command that makes the same take</source>
        <translation>El comando gesto que produce la misma toma</translation>
    </message>
    <message>
        <source>&amp;Clean up</source>
        <translation>&amp;Limpiar</translation>
    </message>
    <message>
        <source>Takes off jitter, puts the figure on the floor and keeps standing feet in place</source>
        <translation>Quita temblores, apoya al personaje en el suelo y mantiene quietos los pies de apoyo</translation>
    </message>
    <message>
        <source>Left foot stands or s&amp;wings</source>
        <translation>Pie &amp;izquierdo apoyado o en el aire</translation>
    </message>
    <message>
        <source>The left foot&apos;s bar at the playhead goes, or a new one comes; Clean up holds feet as the bars say</source>
        <translation>La barra del pie izquierdo en el cabezal se quita, o aparece una nueva; Limpiar sujeta los pies como dicen las barras</translation>
    </message>
    <message>
        <source>Right foot stands or sw&amp;ings</source>
        <translation>Pie &amp;derecho apoyado o en el aire</translation>
    </message>
    <message>
        <source>The right foot&apos;s bar at the playhead goes, or a new one comes; Clean up holds feet as the bars say</source>
        <translation>La barra del pie derecho en el cabezal se quita, o aparece una nueva; Limpiar sujeta los pies como dicen las barras</translation>
    </message>
    <message>
        <source>Foot contacts as f&amp;ound</source>
        <translation>Contactos &amp;originales</translation>
    </message>
    <message>
        <source>What was changed about the shown take&apos;s foot contacts is dropped</source>
        <translation>Se descarta lo que se cambió en los contactos de los pies de la toma mostrada</translation>
    </message>
    <message>
        <source>&amp;Mirror</source>
        <translation>Re&amp;flejar</translation>
    </message>
    <message>
        <source>Left becomes right</source>
        <translation>La izquierda pasa a ser la derecha</translation>
    </message>
    <message>
        <source>Make a &amp;loop</source>
        <translation>Hacer un &amp;bucle</translation>
    </message>
    <message>
        <source>Cuts the piece that comes round best and blends its seam</source>
        <translation>Corta el tramo que mejor se repite y funde la unión</translation>
    </message>
    <message>
        <source>&amp;Trim to the range</source>
        <translation>&amp;Recortar al intervalo</translation>
    </message>
    <message>
        <source>Keeps what lies between the two handles on the timeline</source>
        <translation>Conserva lo que hay entre los dos tiradores de la línea de tiempo</translation>
    </message>
    <message>
        <source>Turn to &amp;face forward</source>
        <translation>&amp;Girar al frente</translation>
    </message>
    <message>
        <source>The first frame looks along the blue line</source>
        <translation>El primer fotograma mira a lo largo de la línea azul</translation>
    </message>
    <message>
        <source>Put on a c&amp;haracter…</source>
        <translation>Pasar a un &amp;personaje…</translation>
    </message>
    <message>
        <source>The motion on the skeleton of your own character: FBX, glTF, BVH</source>
        <translation>El movimiento en el esqueleto de su propio personaje: FBX, glTF, BVH</translation>
    </message>
    <message>
        <source>&amp;Generate</source>
        <translation>&amp;Generar</translation>
    </message>
    <message>
        <source>Make a new take from the prompt and the style</source>
        <translation>Crear una toma con la descripción y el estilo</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>&amp;Detener</translation>
    </message>
    <message>
        <source>Stop generating</source>
        <translation>Detener la generación</translation>
    </message>
    <message>
        <source>Generate take &amp;again</source>
        <translation>R&amp;egenerar la toma</translation>
    </message>
    <message>
        <source>The chosen take&apos;s request once more</source>
        <translation>Repite la petición de la toma elegida</translation>
    </message>
    <message>
        <source>&amp;Restyle take</source>
        <translation>&amp;Reestilizar toma</translation>
    </message>
    <message>
        <source>The chosen take&apos;s motion in the style of the style panel</source>
        <translation>El movimiento de la toma elegida con el estilo del panel Estilo</translation>
    </message>
    <message>
        <source>&amp;Use take as style</source>
        <translation>Usar to&amp;ma como estilo</translation>
    </message>
    <message>
        <source>Puts the chosen take into the style panel</source>
        <translation>Pone la toma elegida en el panel Estilo</translation>
    </message>
    <message>
        <source>&amp;Freeze or thaw the action</source>
        <translation>&amp;Congelar o descongelar la acción</translation>
    </message>
    <message>
        <source>The chosen action on the timeline, or the one at the playhead, stays as the shown take has it when the rest is made again</source>
        <translation>La acción elegida, o la que está bajo el cabezal, queda como en la toma mostrada cuando se rehace el resto</translation>
    </message>
    <message>
        <source>Make the &amp;action again</source>
        <translation>Rehacer la &amp;acción</translation>
    </message>
    <message>
        <source>Only the chosen action on the timeline, or the one at the playhead, with another seed; the rest of the shown take stays</source>
        <translation>Solo la acción elegida, o la que está bajo el cabezal, con otra semilla; el resto de la toma mostrada no cambia</translation>
    </message>
    <message>
        <source>&amp;Keep or thaw the range</source>
        <translation>Congelar o descongelar el &amp;intervalo</translation>
    </message>
    <message>
        <source>What lies between the two handles on the timeline stays as the shown take has it when the rest is made again</source>
        <translation>Lo que hay entre los dos tiradores de la línea de tiempo queda como en la toma mostrada cuando se rehace el resto</translation>
    </message>
    <message>
        <source>Make the ra&amp;nge again</source>
        <translation>Rehacer el inter&amp;valo</translation>
    </message>
    <message>
        <source>Only what lies between the two handles on the timeline, with another seed; the rest of the shown take stays</source>
        <translation>Solo lo que hay entre los dos tiradores de la línea de tiempo, con otra semilla; el resto de la toma mostrada no cambia</translation>
    </message>
    <message>
        <source>P&amp;in this pose</source>
        <translation>&amp;Fijar esta pose</translation>
    </message>
    <message>
        <source>The shown take&apos;s pose at the playhead becomes a key: the next motion goes through it at that time</source>
        <translation>La pose de la toma mostrada en el cabezal se vuelve una clave: el próximo movimiento pasa por ella en ese momento</translation>
    </message>
    <message>
        <source>C&amp;opy pose</source>
        <translation>C&amp;opiar pose</translation>
    </message>
    <message>
        <source>Remembers the shown take&apos;s pose at the playhead, to pin it elsewhere</source>
        <translation>Recuerda la pose de la toma mostrada en el cabezal para fijarla en otro sitio</translation>
    </message>
    <message>
        <source>Pin copied p&amp;ose</source>
        <translation>Fijar &amp;pose copiada</translation>
    </message>
    <message>
        <source>The copied pose becomes a key at the playhead, wherever the motion is then</source>
        <translation>La pose copiada se vuelve una clave en el cabezal, dondequiera que esté entonces el movimiento</translation>
    </message>
    <message>
        <source>Pin copied pose &amp;mirrored</source>
        <translation>Fijar pose copiada refle&amp;jada</translation>
    </message>
    <message>
        <source>The copied pose with left and right exchanged becomes a key at the playhead</source>
        <translation>La pose copiada, con izquierda y derecha intercambiadas, se vuelve una clave en el cabezal</translation>
    </message>
    <message>
        <source>&amp;Keep pose in the library</source>
        <translation>G&amp;uardar pose en la biblioteca</translation>
    </message>
    <message>
        <source>Saves the shown take&apos;s pose at the playhead for all projects</source>
        <translation>Guarda la pose de la toma mostrada en el cabezal para todos los proyectos</translation>
    </message>
    <message>
        <source>Pose &amp;library…</source>
        <translation>Bib&amp;lioteca de poses…</translation>
    </message>
    <message>
        <source>The kept poses, to pin one at the playhead</source>
        <translation>Las poses guardadas, para fijar una en el cabezal</translation>
    </message>
    <message>
        <source>&amp;Draw path</source>
        <translation>Dibujar &amp;trayectoria</translation>
    </message>
    <message>
        <source>Way points on the floor that the next motion passes: click in the view for each, Esc ends</source>
        <translation>Puntos en el suelo por los que pasa el próximo movimiento: un clic en la vista para cada uno, Esc termina</translation>
    </message>
    <message>
        <source>&amp;Move joints</source>
        <translation>&amp;Mover articulaciones</translation>
    </message>
    <message>
        <source>Click a joint in the view and drag its arrows: the pose becomes a key at the playhead, and the next motion takes it</source>
        <translation>Haga clic en una articulación de la vista y arrastre sus flechas: la pose se vuelve una clave en el cabezal y el próximo movimiento la toma</translation>
    </message>
    <message>
        <source>&amp;Turn joints</source>
        <translation>&amp;Girar articulaciones</translation>
    </message>
    <message>
        <source>Click a joint in the view and drag its rings: the pose becomes a key at the playhead, and the next motion takes it</source>
        <translation>Haga clic en una articulación de la vista y arrastre sus anillos: la pose se vuelve una clave en el cabezal y el próximo movimiento la toma</translation>
    </message>
    <message>
        <source>Axes of the &amp;part</source>
        <translation>Ejes de la &amp;parte</translation>
    </message>
    <message>
        <source>The handles lie along the part of the body instead of the floor</source>
        <translation>Los tiradores siguen la parte del cuerpo en vez del suelo</translation>
    </message>
    <message>
        <source>&amp;Next joint</source>
        <translation>Articulación &amp;siguiente</translation>
    </message>
    <message>
        <source>Chooses the next joint along the body, to pose it</source>
        <translation>Elige la siguiente articulación a lo largo del cuerpo, para posarla</translation>
    </message>
    <message>
        <source>P&amp;revious joint</source>
        <translation>Articulación a&amp;nterior</translation>
    </message>
    <message>
        <source>Chooses the joint before it along the body, to pose it</source>
        <translation>Elige la articulación anterior a lo largo del cuerpo, para posarla</translation>
    </message>
    <message>
        <source>The chosen joint, one centimetre, or with the tool that turns two degrees; again and again is one step of undo</source>
        <translation>La articulación elegida, un centímetro, o dos grados con la herramienta de giro; varias veces seguidas son un solo paso de deshacer</translation>
    </message>
    <message>
        <source>Joint along &amp;X</source>
        <translation>Articulación en &amp;X</translation>
    </message>
    <message>
        <source>Joint against X</source>
        <translation>Articulación en -X</translation>
    </message>
    <message>
        <source>Joint along &amp;Y</source>
        <translation>Articulación en &amp;Y</translation>
    </message>
    <message>
        <source>Joint against Y</source>
        <translation>Articulación en -Y</translation>
    </message>
    <message>
        <source>Joint along &amp;Z</source>
        <translation>Articulación en &amp;Z</translation>
    </message>
    <message>
        <source>Joint against Z</source>
        <translation>Articulación en -Z</translation>
    </message>
    <message>
        <source>&amp;Write prompt</source>
        <translation>Escribir la descripció&amp;n</translation>
    </message>
    <message>
        <source>&amp;Play or pause</source>
        <translation>&amp;Reproducir o pausar</translation>
    </message>
    <message>
        <source>P&amp;ause</source>
        <translation>&amp;Pausa</translation>
    </message>
    <message>
        <source>Play &amp;backwards</source>
        <translation>Reproducir hacia &amp;atrás</translation>
    </message>
    <message>
        <source>Play backwards; again for faster</source>
        <translation>Reproducir hacia atrás; otra vez para ir más rápido</translation>
    </message>
    <message>
        <source>Play &amp;forwards</source>
        <translation>Reproducir hacia a&amp;delante</translation>
    </message>
    <message>
        <source>Play forwards; again for faster</source>
        <translation>Reproducir hacia delante; otra vez para ir más rápido</translation>
    </message>
    <message>
        <source>Frame b&amp;ack</source>
        <translation>Fotograma a&amp;nterior</translation>
    </message>
    <message>
        <source>Frame for&amp;ward</source>
        <translation>Fotograma &amp;siguiente</translation>
    </message>
    <message>
        <source>To the &amp;start</source>
        <translation>Al &amp;inicio</translation>
    </message>
    <message>
        <source>To the &amp;end</source>
        <translation>Al &amp;final</translation>
    </message>
    <message>
        <source>&amp;Loop</source>
        <translation>&amp;Bucle</translation>
    </message>
    <message>
        <source>Play round and round</source>
        <translation>Reproducir sin fin</translation>
    </message>
    <message>
        <source>&amp;One view</source>
        <translation>&amp;Una vista</translation>
    </message>
    <message>
        <source>&amp;Two views</source>
        <translation>&amp;Dos vistas</translation>
    </message>
    <message>
        <source>Two takes side by side on one clock</source>
        <translation>Dos tomas lado a lado con el mismo reloj</translation>
    </message>
    <message>
        <source>&amp;Four views</source>
        <translation>&amp;Cuatro vistas</translation>
    </message>
    <message>
        <source>Up to four takes; drag one from the list onto each view</source>
        <translation>Hasta cuatro tomas; arrastre una de la lista a cada vista</translation>
    </message>
    <message>
        <source>&amp;Wipe</source>
        <translation>Cort&amp;inilla</translation>
    </message>
    <message>
        <source>A and B in one picture, left and right of a border that can be dragged</source>
        <translation>A y B en una imagen, a izquierda y derecha de un borde que se puede arrastrar</translation>
    </message>
    <message>
        <source>Share one &amp;camera</source>
        <translation>Compartir cámar&amp;a</translation>
    </message>
    <message>
        <source>All views turn and zoom together</source>
        <translation>Todas las vistas giran y amplían a la vez</translation>
    </message>
    <message>
        <source>Share one cloc&amp;k</source>
        <translation>Compartir re&amp;loj</translation>
    </message>
    <message>
        <source>All views show the same time. Switched off, the timeline moves the active view alone, and playing moves all on from where they stand</source>
        <translation>Todas las vistas muestran el mismo instante. Si no, la línea de tiempo mueve solo la vista activa y al reproducir cada una sigue desde donde está</translation>
    </message>
    <message>
        <source>Put all in one p&amp;lace</source>
        <translation>Todos en el &amp;mismo lugar</translation>
    </message>
    <message>
        <source>Every figure stands where the one of view A stands, whatever its way over the floor</source>
        <translation>Cada personaje está donde está el de la vista A, sea cual sea su recorrido por el suelo</translation>
    </message>
    <message>
        <source>&amp;Frame all</source>
        <translation>&amp;Encuadrar todo</translation>
    </message>
    <message>
        <source>Bring the whole motion into the picture</source>
        <translation>Mete todo el movimiento en el encuadre</translation>
    </message>
    <message>
        <source>F&amp;ront</source>
        <translation>Fre&amp;nte</translation>
    </message>
    <message>
        <source>Look from the front</source>
        <translation>Ver de frente</translation>
    </message>
    <message>
        <source>&amp;Side</source>
        <translation>Lad&amp;o</translation>
    </message>
    <message>
        <source>Look from the side</source>
        <translation>Ver de lado</translation>
    </message>
    <message>
        <source>To&amp;p</source>
        <translation>Arri&amp;ba</translation>
    </message>
    <message>
        <source>Look from above</source>
        <translation>Ver desde arriba</translation>
    </message>
    <message>
        <source>Three-&amp;quarter</source>
        <translation>&amp;Tres cuartos</translation>
    </message>
    <message>
        <source>Look from the front and a little aside</source>
        <translation>Ver de frente y un poco de lado</translation>
    </message>
    <message>
        <source>Fo&amp;llow the figure</source>
        <translation>Se&amp;guir al personaje</translation>
    </message>
    <message>
        <source>The camera goes along with takes that travel</source>
        <translation>La cámara acompaña a las tomas que se desplazan</translation>
    </message>
    <message>
        <source>&amp;Grid</source>
        <translation>Cuad&amp;rícula</translation>
    </message>
    <message>
        <source>Lines on the floor, one metre apart</source>
        <translation>Líneas en el suelo, a un metro entre sí</translation>
    </message>
    <message>
        <source>Contact s&amp;hadow</source>
        <translation>&amp;Sombra de contacto</translation>
    </message>
    <message>
        <source>Shows whether feet touch the floor</source>
        <translation>Muestra si los pies tocan el suelo</translation>
    </message>
    <message>
        <source>&amp;Path on the floor</source>
        <translation>Recorrido en el s&amp;uelo</translation>
    </message>
    <message>
        <source>Where the figure goes</source>
        <translation>Por dónde va el personaje</translation>
    </message>
    <message>
        <source>&amp;Bones</source>
        <translation>Hu&amp;esos</translation>
    </message>
    <message>
        <source>Bones and joints instead of a body</source>
        <translation>Huesos y articulaciones en vez de un cuerpo</translation>
    </message>
    <message>
        <source>&amp;Left and right colours</source>
        <translation>Colores i&amp;zquierda y derecha</translation>
    </message>
    <message>
        <source>Left limbs blue, right limbs orange</source>
        <translation>Miembros izquierdos en azul, derechos en naranja</translation>
    </message>
    <message>
        <source>F&amp;oot contacts</source>
        <translation>Contactos de los &amp;pies</translation>
    </message>
    <message>
        <source>Feet turn green while they carry weight, and the timeline shows when</source>
        <translation>Los pies se ponen verdes mientras cargan el peso, y la línea de tiempo muestra cuándo</translation>
    </message>
    <message>
        <source>Onion s&amp;kin</source>
        <translation>Papel &amp;cebolla</translation>
    </message>
    <message>
        <source>Ghosts of the poses before and after; a click on one goes to its frame</source>
        <translation>Fantasmas de las poses de antes y después; un clic en uno lleva a su fotograma</translation>
    </message>
    <message>
        <source>Hand and foot t&amp;rails</source>
        <translation>Es&amp;telas de manos y pies</translation>
    </message>
    <message>
        <source>Lines that hands and feet leave behind</source>
        <translation>Líneas que dejan manos y pies</translation>
    </message>
    <message>
        <source>C&amp;urves</source>
        <translation>Cur&amp;vas</translation>
    </message>
    <message>
        <source>Height, speed, place or bend of joints under the timeline</source>
        <translation>Altura, velocidad, lugar o flexión de las articulaciones bajo la línea de tiempo</translation>
    </message>
    <message>
        <source>&amp;Training…</source>
        <translation>&amp;Entrenamiento…</translation>
    </message>
    <message>
        <source>Begin training runs, and see how they do</source>
        <translation>Iniciar entrenamientos y seguirlos</translation>
    </message>
    <message>
        <source>Teach it &amp;your moves…</source>
        <translation>Enseñar movimientos &amp;propios…</translation>
    </message>
    <message>
        <source>A folder of clips becomes moves that the model can be asked for</source>
        <translation>Una carpeta de clips se convierte en movimientos que se pueden pedir al modelo</translation>
    </message>
    <message>
        <source>M&amp;etrics…</source>
        <translation>Mé&amp;tricas…</translation>
    </message>
    <message>
        <source>Read reports, compare them, and measure models</source>
        <translation>Leer y comparar informes, y medir modelos</translation>
    </message>
    <message>
        <source>&amp;Models…</source>
        <translation>&amp;Modelos…</translation>
    </message>
    <message>
        <source>The models that there are: what they can do, where they come from; import, rename, remove</source>
        <translation>Los modelos que hay: qué saben hacer, de dónde vienen; importar, renombrar, quitar</translation>
    </message>
    <message>
        <source>O&amp;verlay</source>
        <translation>Su&amp;perponer</translation>
    </message>
    <message>
        <source>Both takes in one picture</source>
        <translation>Las dos tomas en una misma imagen</translation>
    </message>
    <message>
        <source>&amp;Difference in colours</source>
        <translation>Di&amp;ferencia en colores</translation>
    </message>
    <message>
        <source>Joints turn red where take A is not where take B is</source>
        <translation>Las articulaciones se ponen rojas donde la toma A se aparta de la B</translation>
    </message>
    <message>
        <source>Contact &amp;sheet</source>
        <translation>&amp;Hoja de contactos</translation>
    </message>
    <message>
        <source>The chosen takes, or all variants of the chosen one, side by side and in step; 1 to 9 keeps one</source>
        <translation>Las tomas elegidas, o todas las variantes de la elegida, lado a lado y sincronizadas; de 1 a 9 conserva una</translation>
    </message>
    <message>
        <source>S&amp;weep…</source>
        <translation>&amp;Barrido…</translation>
    </message>
    <message>
        <source>A table of takes: a row for each style weight, a column for each style guide or style</source>
        <translation>Una tabla de tomas: una fila por peso del estilo, una columna por guía del estilo o por estilo</translation>
    </message>
    <message>
        <source>&amp;Render the view…</source>
        <translation>Renderizar la vis&amp;ta…</translation>
    </message>
    <message>
        <source>Save what the view shows as pictures, GIF or a film</source>
        <translation>Guardar lo que muestra la vista como imágenes, GIF o película</translation>
    </message>
    <message>
        <source>&amp;Reset panels</source>
        <translation>&amp;Restablecer paneles</translation>
    </message>
    <message>
        <source>Put all panels back to their places</source>
        <translation>Devuelve todos los paneles a su sitio</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;yuda</translation>
    </message>
    <message>
        <source>What the panel under the focus is for, and a search over all pages</source>
        <translation>Para qué sirve el panel activo, y una búsqueda en todas las páginas</translation>
    </message>
    <message>
        <source>&amp;Tour</source>
        <translation>&amp;Visita guiada</translation>
    </message>
    <message>
        <source>Three things to begin with</source>
        <translation>Tres cosas para empezar</translation>
    </message>
    <message>
        <source>&amp;Keys and mouse</source>
        <translation>&amp;Teclas y ratón</translation>
    </message>
    <message>
        <source>All &amp;commands…</source>
        <translation>Todos los &amp;comandos…</translation>
    </message>
    <message>
        <source>Find a command by its name</source>
        <translation>Buscar un comando por su nombre</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>Pre&amp;ferencias…</translation>
    </message>
    <message>
        <source>Colours, language, mouse and keys</source>
        <translation>Colores, idioma, ratón y teclas</translation>
    </message>
    <message>
        <source>&amp;About Gesto Studio</source>
        <translation>&amp;Acerca de Gesto Studio</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Archivo</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>Abrir &amp;reciente</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Edición</translation>
    </message>
    <message>
        <source>&amp;Motion</source>
        <translation>&amp;Movimiento</translation>
    </message>
    <message>
        <source>Pose in the &amp;view</source>
        <translation>Posar en la vi&amp;sta</translation>
    </message>
    <message>
        <source>T&amp;rain</source>
        <translation>E&amp;ntrenar</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>&amp;Reproducir</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ver</translation>
    </message>
    <message>
        <source>Pa&amp;nels</source>
        <translation>Pa&amp;neles</translation>
    </message>
    <message>
        <source>Style stren&amp;gth</source>
        <translation>Fuer&amp;za del estilo</translation>
    </message>
    <message>
        <source>How strong the style is over time, as a line of points in the timeline</source>
        <translation>La fuerza del estilo a lo largo del tiempo, como línea de puntos en la línea de tiempo</translation>
    </message>
    <message>
        <source>&amp;Open a character…</source>
        <translation>&amp;Abrir un personaje…</translation>
    </message>
    <message>
        <source>Takes are shown on a character of your own: FBX, glTF or GLB with a body</source>
        <translation>Las tomas se muestran en un personaje propio: FBX, glTF o GLB con cuerpo</translation>
    </message>
    <message>
        <source>&amp;Arms, stride, joints…</source>
        <translation>&amp;Brazos, zancada, articulaciones…</translation>
    </message>
    <message>
        <source>What can be set of the character that takes are shown on</source>
        <translation>Lo que se puede ajustar del personaje en el que se muestran las tomas</translation>
    </message>
    <message>
        <source>&amp;Mannequin</source>
        <translation>&amp;Maniquí</translation>
    </message>
    <message>
        <source>Takes are shown on the mannequin</source>
        <translation>Las tomas se muestran en el maniquí</translation>
    </message>
    <message>
        <source>M&amp;y character</source>
        <translation>Mi pe&amp;rsonaje</translation>
    </message>
    <message>
        <source>Clips &amp;beside it…</source>
        <translation>Clips pró&amp;ximos…</translation>
    </message>
    <message>
        <source>Clips of your own library that show something like the prompt: the next motion is made beside them. Needs a ReMoDiffuse model</source>
        <translation>Clips de su propia biblioteca que muestran algo como la descripción: el próximo movimiento se crea junto a ellos. Requiere un modelo ReMoDiffuse</translation>
    </message>
    <message>
        <source>St&amp;yles…</source>
        <translation>&amp;Hojear estilos…</translation>
    </message>
    <message>
        <source>All styles, larger and all moving</source>
        <translation>Todos los estilos, más grandes y todos en movimiento</translation>
    </message>
    <message>
        <source>The chosen take&apos;s motion by another model, with styles for parts of the body or a style from a video</source>
        <translation>El movimiento de la toma elegida con otro modelo, con estilos para partes del cuerpo o el estilo de un vídeo</translation>
    </message>
    <message>
        <source>Restyle take wit&amp;h…</source>
        <translation>Reestili&amp;zar toma con…</translation>
    </message>
    <message>
        <source>Generate with these f&amp;oot contacts</source>
        <translation>Generar con estos co&amp;ntactos de los pies</translation>
    </message>
    <message>
        <source>What is generated next puts its feet down when the shown take does; the timeline shows the bars, which can be changed</source>
        <translation>Lo próximo que se genere apoya los pies cuando lo hace la toma mostrada; la línea de tiempo muestra las barras, que se pueden cambiar</translation>
    </message>
    <message>
        <source>Leave both f&amp;eet to the model</source>
        <translation>D&amp;ejar ambos pies al modelo</translation>
    </message>
    <message>
        <source>What is generated next puts its feet down when it likes</source>
        <translation>Lo próximo que se genere apoya los pies cuando quiera</translation>
    </message>
    <message>
        <source>Sample for an &amp;animator</source>
        <translation>Muestra para &amp;animar</translation>
    </message>
    <message>
        <source>Three actions in a row, three variants to choose from, a loop</source>
        <translation>Tres acciones seguidas, tres variantes para elegir, un bucle</translation>
    </message>
    <message>
        <source>Sample for a &amp;technical artist</source>
        <translation>Muestra para arte &amp;técnico</translation>
    </message>
    <message>
        <source>A recorded clip restyled, cleaned and put on another skeleton</source>
        <translation>Un clip reestilizado, limpiado y puesto en otro esqueleto</translation>
    </message>
    <message>
        <source>Sample for a &amp;researcher</source>
        <translation>Muestra para &amp;investigar</translation>
    </message>
    <message>
        <source>One seed at nine settings of style weight and style guide</source>
        <translation>Una semilla con nueve ajustes de peso y guía de estilo</translation>
    </message>
    <message>
        <source>Sample &amp;projects</source>
        <translation>&amp;Proyectos de muestra</translation>
    </message>
    <message>
        <source>Let it &amp;change</source>
        <translation>&amp;Dejar que todo cambie</translation>
    </message>
    <message>
        <source>A changed pose or way point draws all of the motion anew; without this, only what is near it changes</source>
        <translation>Una pose o un punto de paso cambiado hace nacer de nuevo todo el movimiento; sin esto, solo cambia lo que está cerca</translation>
    </message>
    <message>
        <source>Look fro&amp;m</source>
        <translation>&amp;Mirar desde</translation>
    </message>
</context>
<context>
    <name>ui::BlindVoteDialog</name>
    <message>
        <source>Equally good</source>
        <translation>Igual de bueno</translation>
    </message>
    <message>
        <source>Take Back</source>
        <translation>Deshacer voto</translation>
    </message>
    <message>
        <source>Which is better?</source>
        <translation>¿Cuál es mejor?</translation>
    </message>
    <message>
        <source>← or 1: the left one is better · → or 2: the right one · ↓ or space: equally good · Backspace: take back · Esc: enough for now</source>
        <translation>← o 1: mejor el izquierdo · → o 2: el derecho · ↓ o espacio: igual de bueno · Retroceso: deshacer voto · Esc: basta por ahora</translation>
    </message>
    <message>
        <source>Looking for motions to compare…</source>
        <translation>Buscando movimientos que comparar…</translation>
    </message>
    <message>
        <source>No two rows of this report have motions of the same prompt and seed.</source>
        <translation>No hay dos filas de este informe con movimientos de la misma descripción y semilla.</translation>
    </message>
    <message numerus="yes">
        <source>All pairs are done: %n vote(s).</source>
        <translation>
            <numerusform>Todas las parejas están hechas: %n voto.</numerusform>
            <numerusform>Todas las parejas están hechas: %n votos.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 — in the style %2</source>
        <translation>%1 — con el estilo %2</translation>
    </message>
    <message numerus="yes">
        <source>%n vote(s) so far</source>
        <translation>
            <numerusform>%n voto hasta ahora</numerusform>
            <numerusform>%n votos hasta ahora</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::BundleDialog</name>
    <message>
        <source>%1 · %2 updates</source>
        <translation>%1 · %2 iteraciones</translation>
    </message>
    <message>
        <source>Make a model</source>
        <translation>Crear un modelo</translation>
    </message>
    <message>
        <source>Trained parts become one model of your library, with a card that says what they were trained on.</source>
        <translation>Las partes entrenadas se convierten en un modelo de su biblioteca, con una ficha que dice con qué se entrenaron.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Make the model</source>
        <translation>Crear el modelo</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Trained by the recipe %1</source>
        <translation>Entrenado con la receta %1</translation>
    </message>
    <message>
        <source>as in the model %1</source>
        <translation>como en el modelo %1</translation>
    </message>
    <message>
        <source>no run has trained it yet</source>
        <translation>ninguna sesión lo ha entrenado aún</translation>
    </message>
    <message>
        <source>A file…</source>
        <translation>Un archivo…</translation>
    </message>
    <message>
        <source>Weights of a part</source>
        <translation>Pesos de una parte</translation>
    </message>
    <message>
        <source>Weights (*.safetensors)</source>
        <translation>Pesos (*.safetensors)</translation>
    </message>
    <message>
        <source>my model</source>
        <translation>mi modelo</translation>
    </message>
    <message>
        <source>The part %1 is missing: train it with the recipe %2, or choose a file.</source>
        <translation>Falta la parte %1: entrénela con la receta %2 o elija un archivo.</translation>
    </message>
    <message>
        <source>Of an imported file</source>
        <translation>De un archivo importado</translation>
    </message>
    <message>
        <source>The part %1 is missing: choose the imported file that has it.</source>
        <translation>Falta la parte %1: elija el archivo importado que la contiene.</translation>
    </message>
</context>
<context>
    <name>ui::CharacterDialog</name>
    <message>
        <source>Arm space</source>
        <translation>Espacio de los brazos</translation>
    </message>
    <message>
        <source>Degrees by which the arms are held away from the body, for broad figures, or below 0 closer to it</source>
        <translation>Grados que los brazos se separan del cuerpo, para figuras anchas, o por debajo de 0 se acercan a él</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>Zancada</translation>
    </message>
    <message>
        <source>Steps, and the way over the floor, longer or shorter than the legs alone make them; feet keep standing where they stand</source>
        <translation>Pasos y recorrido por el suelo, más largos o más cortos de lo que dan las piernas solas; los pies siguen apoyados donde están</translation>
    </message>
    <message>
        <source>My character</source>
        <translation>Mi personaje</translation>
    </message>
    <message>
        <source>Another…</source>
        <translation>Otro…</translation>
    </message>
    <message>
        <source>Joints…</source>
        <translation>Articulaciones…</translation>
    </message>
    <message>
        <source>Which joint of the character is which of the body</source>
        <translation>Qué articulación del personaje es cuál del cuerpo</translation>
    </message>
    <message>
        <source>Mannequin</source>
        <translation>Maniquí</translation>
    </message>
    <message>
        <source>Show takes on the mannequin again</source>
        <translation>Volver a mostrar las tomas en el maniquí</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>No character: takes are shown on the mannequin</source>
        <translation>Sin personaje: las tomas se muestran en el maniquí</translation>
    </message>
    <message>
        <source>%1 joints, %2 vertices, %3 triangles</source>
        <translation>%1 articulaciones, %2 vértices, %3 triángulos</translation>
    </message>
    <message>
        <source>Left out of the file: %1.</source>
        <translation>Excluido del archivo: %1.</translation>
    </message>
</context>
<context>
    <name>ui::CharacterTools</name>
    <message>
        <source>“%1” holds a body as well. Show takes on it?</source>
        <translation>«%1» contiene también un cuerpo. ¿Mostrar las tomas en él?</translation>
    </message>
    <message>
        <source>Show on it</source>
        <translation>Mostrar en él</translation>
    </message>
    <message>
        <source>Takes are shown on the mannequin.</source>
        <translation>Las tomas se muestran en el maniquí.</translation>
    </message>
    <message>
        <source>Takes are shown on “%1”.</source>
        <translation>Las tomas se muestran en «%1».</translation>
    </message>
    <message>
        <source>Takes are shown on “%1”. Left out of the file: %2.</source>
        <translation>Las tomas se muestran en «%1». Excluido del archivo: %2.</translation>
    </message>
</context>
<context>
    <name>ui::ClipFiles</name>
    <message>
        <source>Motion clips (%1)</source>
        <translation>Clips de movimiento (%1)</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>Leyendo %1</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>Escribiendo %1</translation>
    </message>
    <message>
        <source>not on the character</source>
        <translation>no sobre el personaje</translation>
    </message>
    <message>
        <source>with its own joint names</source>
        <translation>con sus propios nombres de articulaciones</translation>
    </message>
    <message>
        <source>as GLB</source>
        <translation>como GLB</translation>
    </message>
    <message>
        <source>“%1” goes out otherwise than the last export, %2: its joints are not recognised.</source>
        <translation>«%1» sale distinto de la última exportación, %2: no se reconocen sus articulaciones.</translation>
    </message>
</context>
<context>
    <name>ui::CommandPalette</name>
    <message>
        <source>All commands</source>
        <translation>Todos los comandos</translation>
    </message>
    <message>
        <source>Type what you want to do</source>
        <translation>Escriba lo que quiere hacer</translation>
    </message>
    <message>
        <source>Nothing is called “%1”.</source>
        <translation>Nada se llama «%1».</translation>
    </message>
</context>
<context>
    <name>ui::CompareTools</name>
    <message>
        <source>Needs a take in view A and one in B: Alt-click one in the list to make it B.</source>
        <translation>Hace falta una toma en la vista A y otra en B: Alt+clic en una de la lista la pone en B.</translation>
    </message>
</context>
<context>
    <name>ui::ContactLane</name>
    <message>
        <source>Foot contacts</source>
        <translation>Contactos de los pies</translation>
    </message>
    <message>
        <source>L</source>
        <comment>the left foot</comment>
        <translation>I</translation>
    </message>
    <message>
        <source>R</source>
        <comment>the right foot</comment>
        <translation>D</translation>
    </message>
    <message>
        <source>%1 to %2 s</source>
        <translation>%1 a %2 s</translation>
    </message>
    <message>
        <source>Remove: the foot swings here</source>
        <translation>Quitar: aquí el pie está en el aire</translation>
    </message>
    <message>
        <source>The foot stands here</source>
        <translation>Aquí el pie se apoya</translation>
    </message>
    <message>
        <source>Foot contacts as found</source>
        <translation>Contactos originales</translation>
    </message>
    <message>
        <source>When the feet carry weight in the shown take: the left one above, the right one below</source>
        <translation>Cuándo cargan peso los pies en la toma mostrada: el izquierdo arriba, el derecho abajo</translation>
    </message>
    <message>
        <source>The left foot stands from %1 to %2 s</source>
        <translation>El pie izquierdo se apoya de %1 a %2 s</translation>
    </message>
    <message>
        <source>The right foot stands from %1 to %2 s</source>
        <translation>El pie derecho se apoya de %1 a %2 s</translation>
    </message>
    <message>
        <source>Drag a bar or its edges, or draw a new one; Delete removes. Motion &gt; Clean up holds the feet as the bars say.</source>
        <translation>Arrastre una barra o sus bordes, o dibuje una nueva; Supr la quita. Movimiento &gt; Limpiar sujeta los pies como dicen las barras.</translation>
    </message>
    <message>
        <source>as the model likes</source>
        <translation>como quiera el modelo</translation>
    </message>
    <message>
        <source>Leave this foot to the model</source>
        <translation>Dejar este pie al modelo</translation>
    </message>
    <message>
        <source>Leave both feet to the model</source>
        <translation>Dejar ambos pies al modelo</translation>
    </message>
    <message>
        <source>Generate with these foot contacts</source>
        <translation>Generar con estos contactos de los pies</translation>
    </message>
    <message>
        <source>When the feet are to carry weight in what is generated: the left one above, the right one below</source>
        <translation>Cuándo deben cargar peso los pies en lo que se genera: arriba el izquierdo, abajo el derecho</translation>
    </message>
    <message>
        <source>Drag a bar or its edges, or draw a new one; Delete removes. Generate puts the feet down as the bars say, and at no other time.</source>
        <translation>Arrastre una barra o sus bordes, o dibuje otra; Supr la quita. Generar apoya los pies como dicen las barras, y en ningún otro momento.</translation>
    </message>
</context>
<context>
    <name>ui::ContactSheet</name>
    <message>
        <source>Click one or press its number to go on with it. All of them stay in the list of takes.</source>
        <translation>Haga clic en una o pulse su número para seguir con ella. Todas quedan en la lista de tomas.</translation>
    </message>
    <message>
        <source>Back to the views (Esc)</source>
        <translation>Volver a las vistas (Esc)</translation>
    </message>
    <message>
        <source>being made…</source>
        <translation>creándose…</translation>
    </message>
    <message>
        <source>not made</source>
        <translation>no creada</translation>
    </message>
</context>
<context>
    <name>ui::CurveLane</name>
    <message>
        <source>What the curves tell</source>
        <translation>Lo que dicen las curvas</translation>
    </message>
    <message>
        <source>Joints</source>
        <translation>Articulaciones</translation>
    </message>
    <message>
        <source>Which joints have curves. A click on a joint in the view takes it in or out.</source>
        <translation>Qué articulaciones tienen curvas. Un clic en una articulación de la vista la añade o la quita.</translation>
    </message>
    <message>
        <source>Toes</source>
        <translation>Dedos de los pies</translation>
    </message>
    <message>
        <source>Hands</source>
        <translation>Manos</translation>
    </message>
    <message>
        <source>Knees</source>
        <translation>Rodillas</translation>
    </message>
    <message>
        <source>Pelvis and head</source>
        <translation>Pelvis y cabeza</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguna</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Izquierda</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Derecha</translation>
    </message>
    <message>
        <source>Middle</source>
        <translation>Centro</translation>
    </message>
</context>
<context>
    <name>ui::CurvePlot</name>
    <message>
        <source>Wheel: zoom. Drag: move. Double-click: all of it.</source>
        <translation>Rueda: zoom. Arrastrar: mover. Doble clic: ver todo.</translation>
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
        <translation>Los primeros valores llegan tras 50 iteraciones.</translation>
    </message>
</context>
<context>
    <name>ui::DatasetDialog</name>
    <message>
        <source>Choose a folder…</source>
        <translation>Elegir carpeta…</translation>
    </message>
    <message>
        <source>A folder of BVH files, chosen or dropped here.</source>
        <translation>Una carpeta de archivos BVH, elegida o soltada aquí.</translation>
    </message>
    <message>
        <source>Build a data set</source>
        <translation>Crear un conjunto de datos</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>What is done</source>
        <translation>Lo que se hace</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Acción</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>Estilo</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Omitido</translation>
    </message>
    <message>
        <source>Double click to correct. “What is done” is what a prompt would say: a person walks and waves.</source>
        <translation>Doble clic para corregir. «Lo que se hace» es lo que diría una descripción: a person walks and waves.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Build</source>
        <translation>Crear</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Folder of motions</source>
        <translation>Carpeta de movimientos</translation>
    </message>
    <message>
        <source>%1 could not be started.</source>
        <translation>No se pudo iniciar %1.</translation>
    </message>
    <message>
        <source>There is no BVH file in “%1”.</source>
        <translation>No hay ningún archivo BVH en «%1».</translation>
    </message>
    <message numerus="yes">
        <source>%n motion(s) in “%1”</source>
        <translation>
            <numerusform>%n movimiento en «%1»</numerusform>
            <numerusform>%n movimientos en «%1»</numerusform>
        </translation>
    </message>
    <message>
        <source>This installation has no gesto, which builds data sets.</source>
        <translation>A esta instalación le falta gesto, que crea los conjuntos de datos.</translation>
    </message>
    <message>
        <source>Choose a folder with motions first.</source>
        <translation>Elija primero una carpeta con movimientos.</translation>
    </message>
    <message>
        <source>The data set needs a name without / and a dot in front.</source>
        <translation>El nombre del conjunto de datos no puede contener / ni empezar por un punto.</translation>
    </message>
    <message>
        <source>There is a data set of this name already.</source>
        <translation>Ya hay un conjunto de datos con este nombre.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Nothing can be written in “%1”.</source>
        <translation>No se puede escribir en «%1».</translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s), and their mirrored twins.</source>
        <translation>
            <numerusform>%n clip y su gemelo reflejado.</numerusform>
            <numerusform>%n clips y sus gemelos reflejados.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) too short,</source>
        <translation>
            <numerusform>%n parte demasiado corta,</numerusform>
            <numerusform>%n partes demasiado cortas,</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) left out.</source>
        <translation>
            <numerusform>%n archivo omitido.</numerusform>
            <numerusform>%n archivos omitidos.</numerusform>
        </translation>
    </message>
    <message>
        <source>No clip could be used: the reasons stand in the table.</source>
        <translation>No se pudo usar ningún clip: los motivos están en la tabla.</translation>
    </message>
    <message>
        <source>The data set was not built.</source>
        <translation>El conjunto de datos no se creó.</translation>
    </message>
</context>
<context>
    <name>ui::DockTitle</name>
    <message>
        <source>Take the panel out of the window, or put it back</source>
        <translation>Saca el panel de la ventana, o lo devuelve</translation>
    </message>
    <message>
        <source>Hide the panel; View &gt; Panels brings it back</source>
        <translation>Oculta el panel; Ver &gt; Paneles lo recupera</translation>
    </message>
</context>
<context>
    <name>ui::DroppedTakes</name>
    <message>
        <source>Undo took the take “%1” away, and after what you did since, Redo cannot bring it back.</source>
        <translation>«Deshacer» quitó la toma «%1» y, tras lo que hizo después, «Rehacer» ya no puede recuperarla.</translation>
    </message>
    <message numerus="yes">
        <source>Undo took %n take(s) away, and after what you did since, Redo cannot bring them back.</source>
        <translation>
            <numerusform>«Deshacer» quitó %n toma y, tras lo que hizo después, «Rehacer» ya no puede recuperarla.</numerusform>
            <numerusform>«Deshacer» quitó %n tomas y, tras lo que hizo después, «Rehacer» ya no puede recuperarlas.</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Conservarla</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>Conservarlas</translation>
    </message>
</context>
<context>
    <name>ui::EvaluationDialog</name>
    <message>
        <source>Stylized motion</source>
        <translation>Movimiento con estilo</translation>
    </message>
    <message>
        <source>Each caption of the test clips is done in a style: is the motion like real ones, does it show the caption, and is the style recognised?</source>
        <translation>Cada leyenda de los clips de prueba se hace con un estilo: ¿parece real el movimiento, muestra la leyenda y se reconoce el estilo?</translation>
    </message>
    <message>
        <source>Text to motion</source>
        <translation>De texto a movimiento</translation>
    </message>
    <message>
        <source>Each caption of the test clips is done without a style: is the motion like real ones, and does it show the caption?</source>
        <translation>Cada leyenda de los clips de prueba se hace sin estilo: ¿parece real el movimiento y muestra la leyenda?</translation>
    </message>
    <message>
        <source>New combinations</source>
        <translation>Combinaciones nuevas</translation>
    </message>
    <message>
        <source>Contents in styles that training never saw together: does the model join what it learned apart?</source>
        <translation>Contenidos en estilos que el entrenamiento nunca vio juntos: ¿une el modelo lo que aprendió por separado?</translation>
    </message>
    <message>
        <source>Style transfer</source>
        <translation>Transferencia de estilo</translation>
    </message>
    <message>
        <source>Real motions are done again in another style: is the style there, and is the content still the same?</source>
        <translation>Movimientos reales se rehacen con otro estilo: ¿está el estilo y sigue siendo el mismo el contenido?</translation>
    </message>
    <message>
        <source>Plain prompts</source>
        <translation>Descripciones sencillas</translation>
    </message>
    <message>
        <source>Forty everyday prompts, measured on the finished motion: does it sit down, turn round, pick up? Needs no data set and no judges.</source>
        <translation>Cuarenta descripciones cotidianas, medidas en el movimiento terminado: ¿se sienta, se da la vuelta, recoge? Sin conjunto de datos ni jueces.</translation>
    </message>
    <message>
        <source>Baselines too</source>
        <translation>Con referencias</translation>
    </message>
    <message>
        <source>New evaluation</source>
        <translation>Nueva evaluación</translation>
    </message>
    <message>
        <source>Each model&apos;s simpler forms as further rows: the text alone, without guidance, the autoencoder</source>
        <translation>Las formas más simples de cada modelo como filas extra: solo el texto, sin guía, el autocodificador</translation>
    </message>
    <message>
        <source>a folder made by gesto dataset build</source>
        <translation>de gesto dataset build</translation>
    </message>
    <message>
        <source>your own, else those that come with the program</source>
        <translation>los suyos; si no, los del programa</translation>
    </message>
    <message>
        <source>A folder of evaluator and judge weights. Empty: your finished runs of the recipes evaluator and judge, else those that come with the program.</source>
        <translation>Una carpeta con pesos de evaluador y jueces. Vacío: sus sesiones terminadas de las recetas evaluator y judge; si no, los del programa.</translation>
    </message>
    <message>
        <source>Motions of each model in each repetition. Few make FID large and intervals wide.</source>
        <translation>Movimientos de cada modelo en cada repetición. Pocos dan un FID grande e intervalos anchos.</translation>
    </message>
    <message>
        <source>Each with motions of its own; from two on there are intervals</source>
        <translation>Cada una con sus propios movimientos; a partir de dos hay intervalos</translation>
    </message>
    <message>
        <source>The same seed asks for the same motions</source>
        <translation>La misma semilla pide los mismos movimientos</translation>
    </message>
    <message>
        <source>Half of the processor leaves the window quick</source>
        <translation>Con la mitad del procesador la ventana sigue ágil</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>Conjunto de datos</translation>
    </message>
    <message>
        <source>Judges</source>
        <translation>Jueces</translation>
    </message>
    <message>
        <source>Folder of the report</source>
        <translation>Carpeta del informe</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protocolo</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelos</translation>
    </message>
    <message>
        <source>Repetitions</source>
        <translation>Repeticiones</translation>
    </message>
    <message>
        <source>Motions of each</source>
        <translation>Movimientos por modelo</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Semilla</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Hilos</translation>
    </message>
    <message>
        <source>Report in</source>
        <translation>Informe en</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Empezar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Elegir…</translation>
    </message>
    <message>
        <source>This model knows no styles</source>
        <translation>Este modelo no conoce estilos</translation>
    </message>
    <message>
        <source>Tick at least one model.</source>
        <translation>Marque al menos un modelo.</translation>
    </message>
    <message>
        <source>Choose a data set.</source>
        <translation>Elija un conjunto de datos.</translation>
    </message>
    <message>
        <source>There is no data set in this folder (it has no manifest.json).</source>
        <translation>En esta carpeta no hay conjunto de datos (falta manifest.json).</translation>
    </message>
    <message>
        <source>There is nobody to judge: train the recipe evaluator, or choose a folder with judges.</source>
        <translation>No hay quien juzgue: entrene la receta evaluator o elija una carpeta con jueces.</translation>
    </message>
    <message>
        <source>Choose a folder for the report.</source>
        <translation>Elija una carpeta para el informe.</translation>
    </message>
    <message>
        <source>There is a report or a run in this folder already.</source>
        <translation>En esta carpeta ya hay un informe o una sesión.</translation>
    </message>
    <message>
        <source>Sweep</source>
        <translation>Barrido</translation>
    </message>
    <message>
        <source>The first model with each pair of a style weight and a style guide: how much of the style costs how much of the content</source>
        <translation>El primer modelo con cada par de peso y guía del estilo: cuánto estilo cuesta cuánto contenido</translation>
    </message>
    <message>
        <source>Style weights, with commas between</source>
        <translation>Pesos del estilo, separados por comas</translation>
    </message>
    <message>
        <source>Style guides, with commas between</source>
        <translation>Guías del estilo, separadas por comas</translation>
    </message>
    <message>
        <source>The sweep takes style weights from 0 to 10 and style guides from 0 to 2, with commas between.</source>
        <translation>El barrido toma pesos del estilo de 0 a 10 y guías del estilo de 0 a 2, separados por comas y con punto decimal.</translation>
    </message>
    <message>
        <source>Below a model stand other ways to use it, each a row of its own in the report</source>
        <translation>Debajo de un modelo están otras maneras de usarlo, cada una una fila propia en el informe</translation>
    </message>
</context>
<context>
    <name>ui::ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Formato</translation>
    </message>
    <message>
        <source>FBX for Maya, Unreal, Unity and MotionBuilder; GLB for Blender, Godot and the web; VRMA for avatars; USD for Omniverse and Houdini; BVH for everything else</source>
        <translation>FBX para Maya, Unreal, Unity y MotionBuilder; GLB para Blender, Godot y la web; VRMA para avatares; USD para Omniverse y Houdini; BVH para todo lo demás</translation>
    </message>
    <message>
        <source>Made for</source>
        <translation>Destinado a</translation>
    </message>
    <message>
        <source>Sets names, root, unit and the order of the rotations as this program reads BVH best; each can be changed below</source>
        <translation>Ajusta nombres, raíz, unidad y orden de rotaciones como mejor lee BVH este programa; cada uno se puede cambiar abajo</translation>
    </message>
    <message>
        <source>any program</source>
        <translation>cualquier programa</translation>
    </message>
    <message>
        <source>What the animation is called in the file</source>
        <translation>Cómo se llama la animación en el archivo</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Joint names</source>
        <translation>Nombres de articulaciones</translation>
    </message>
    <message>
        <source>Names that the rig you bring the motion to understands</source>
        <translation>Nombres que entiende el rig que recibirá el movimiento</translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation>Fotogramas por segundo</translation>
    </message>
    <message>
        <source>Frames in between are made so that standing feet stay in place</source>
        <translation>Los fotogramas intermedios se hacen de modo que los pies de apoyo no se muevan</translation>
    </message>
    <message>
        <source>as the take (%1)</source>
        <translation>como la toma (%1)</translation>
    </message>
    <message>
        <source>Root motion</source>
        <translation>Movimiento raíz</translation>
    </message>
    <message>
        <source>Which bone carries the figure through the scene</source>
        <translation>Qué hueso lleva al personaje por la escena</translation>
    </message>
    <message>
        <source>in the hips</source>
        <translation>en la cadera</translation>
    </message>
    <message>
        <source>in a bone on the ground</source>
        <translation>en un hueso en el suelo</translation>
    </message>
    <message>
        <source>none: in place</source>
        <translation>ninguno: en el sitio</translation>
    </message>
    <message>
        <source>in the hips, under a still bone</source>
        <translation>en la cadera, bajo un hueso inmóvil</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unidad</translation>
    </message>
    <message>
        <source>Most programs expect centimetres in FBX and BVH and metres in USD; glTF and VRMA are in metres always</source>
        <translation>La mayoría de los programas esperan centímetros en FBX y BVH y metros en USD; glTF y VRMA van siempre en metros</translation>
    </message>
    <message>
        <source>as usual in the format</source>
        <translation>lo usual del formato</translation>
    </message>
    <message>
        <source>centimetres</source>
        <translation>centímetros</translation>
    </message>
    <message>
        <source>metres</source>
        <translation>metros</translation>
    </message>
    <message>
        <source>With a simple figure</source>
        <translation>Con un personaje simple</translation>
    </message>
    <message>
        <source>A body of rounded rods on the bones, so that somebody is to be seen</source>
        <translation>Un cuerpo de barras redondeadas sobre los huesos, para que se vea a alguien</translation>
    </message>
    <message>
        <source>T pose in the first frame</source>
        <translation>Pose en T en el primer fotograma</translation>
    </message>
    <message>
        <source>Retargeters in other programs can then read the rest pose from the animation</source>
        <translation>Así el retarget de otros programas lee la pose de reposo en la animación</translation>
    </message>
    <message>
        <source>Only the range on the timeline (%1 to %2 s)</source>
        <translation>Solo el intervalo de la línea de tiempo (%1 a %2 s)</translation>
    </message>
    <message>
        <source>Only the range on the timeline</source>
        <translation>Solo el intervalo de la línea de tiempo</translation>
    </message>
    <message>
        <source>Drag the ends of the range in the timeline&apos;s ruler</source>
        <translation>Arrastre los extremos del intervalo en la regla de la línea de tiempo</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>Elegir archivo…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>On my character, “%1”</source>
        <translation>En mi personaje, «%1»</translation>
    </message>
    <message>
        <source>The motion as the view shows it, on the character&apos;s own skeleton</source>
        <translation>El movimiento como lo muestra la vista, en el esqueleto propio del personaje</translation>
    </message>
    <message>
        <source>With its body, skin and materials</source>
        <translation>Con su cuerpo, piel y materiales</translation>
    </message>
    <message>
        <source>The character as it came, tied to its skeleton</source>
        <translation>El personaje como vino, unido a su esqueleto</translation>
    </message>
    <message>
        <source>as the character has them</source>
        <translation>como los tiene el personaje</translation>
    </message>
    <message>
        <source>Not carried: %1.</source>
        <translation>No se incluye: %1.</translation>
    </message>
</context>
<context>
    <name>ui::FileDrops</name>
    <message>
        <source>Import as a take</source>
        <translation>Importar como toma</translation>
    </message>
    <message>
        <source>Import as takes</source>
        <translation>Importar como tomas</translation>
    </message>
    <message>
        <source>Open the project</source>
        <translation>Abrir el proyecto</translation>
    </message>
    <message>
        <source>Make a motion from the key points</source>
        <translation>Crear un movimiento con los puntos clave</translation>
    </message>
    <message>
        <source>This is no motion and no project</source>
        <translation>Esto no es un movimiento ni un proyecto</translation>
    </message>
    <message>
        <source>“%1” is no motion, no project and no key points of a video. Motion is BVH, FBX, glTF, Collada, AMC or NPY.</source>
        <translation>«%1» no es un movimiento, ni un proyecto, ni puntos clave de un vídeo. Un movimiento es BVH, FBX, glTF, Collada, AMC o NPY.</translation>
    </message>
</context>
<context>
    <name>ui::FilmDialog</name>
    <message>
        <source>All views side by side</source>
        <translation>Todas las vistas lado a lado</translation>
    </message>
    <message>
        <source>The camera goes once around</source>
        <translation>La cámara da una vuelta completa</translation>
    </message>
    <message>
        <source>Render the view</source>
        <translation>Renderizar la vista</translation>
    </message>
    <message>
        <source>Pictures (PNG, numbered)</source>
        <translation>Imágenes (PNG, numeradas)</translation>
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
        <translation>Película (MP4)</translation>
    </message>
    <message>
        <source>Needs the program ffmpeg, which is not installed.</source>
        <translation>Necesita el programa ffmpeg, que no está instalado.</translation>
    </message>
    <message>
        <source>As the view (%1 × %2)</source>
        <translation>Como la vista (%1 × %2)</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source> a second</source>
        <translation> por segundo</translation>
    </message>
    <message>
        <source>The whole take</source>
        <translation>Toda la toma</translation>
    </message>
    <message>
        <source>The range, %1 to %2 s</source>
        <translation>El intervalo, %1 a %2 s</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Elegir…</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Fotogramas</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Parte</translation>
    </message>
    <message>
        <source>Render</source>
        <translation>Renderizar</translation>
    </message>
    <message numerus="yes">
        <source>%1 s, %n pictures</source>
        <translation>
            <numerusform>%1 s, %n imagen</numerusform>
            <numerusform>%1 s, %n imágenes</numerusform>
        </translation>
    </message>
    <message>
        <source>Strip of poses (one PNG)</source>
        <translation>Tira de poses (un PNG)</translation>
    </message>
    <message>
        <source>As the view</source>
        <translation>Como la vista</translation>
    </message>
    <message>
        <source>White</source>
        <translation>Blanco</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>Negro</translation>
    </message>
    <message>
        <source>Green, to be keyed out</source>
        <translation>Verde, para recortar</translation>
    </message>
    <message>
        <source>One colour goes without the lines on the floor. Shadow and path are as View has them.</source>
        <translation>Un solo color va sin las líneas del suelo. Sombra y trayectoria son como en Ver.</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>Fondo</translation>
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
        <translation>Película %1</translation>
    </message>
    <message>
        <source>Strip %1</source>
        <translation>Tira %1</translation>
    </message>
    <message>
        <source>left limbs</source>
        <translation>miembros izquierdos</translation>
    </message>
    <message>
        <source>right limbs</source>
        <translation>miembros derechos</translation>
    </message>
    <message>
        <source>line: floor, y = 0    under the poses: time, distance of the root from its start, and when each foot stands</source>
        <translation>línea: suelo, y = 0    bajo las poses: tiempo, distancia de la raíz a su inicio y cuándo apoya cada pie</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>imagen</translation>
    </message>
    <message>
        <source>front</source>
        <translation>frente</translation>
    </message>
    <message>
        <source>side</source>
        <translation>lado</translation>
    </message>
    <message>
        <source>%1 s, %2 frames at %3 fps</source>
        <translation>%1 s, %2 fotogramas a %3 fps</translation>
    </message>
    <message>
        <source>root travels %1 m</source>
        <translation>la raíz recorre %1 m</translation>
    </message>
    <message>
        <source>lowest joint %1 cm</source>
        <translation>articulación más baja %1 cm</translation>
    </message>
    <message>
        <source>drawn at %1 % of the size</source>
        <translation>dibujado al %1 % del tamaño</translation>
    </message>
    <message>
        <source>from above, grid %1 m</source>
        <translation>desde arriba, cuadrícula %1 m</translation>
    </message>
    <message>
        <source>%1 more clips do not fit into one picture</source>
        <translation>%1 clips más no caben en una imagen</translation>
    </message>
</context>
<context>
    <name>ui::FilmTools</name>
    <message>
        <source>Saved %1</source>
        <translation>Guardado: %1</translation>
    </message>
    <message>
        <source>Contact sheet</source>
        <translation>Hoja de contactos</translation>
    </message>
</context>
<context>
    <name>ui::FloorPath</name>
    <message>
        <source>The way point at %1 s is beyond the end.</source>
        <translation>El punto de paso en %1 s está más allá del final.</translation>
    </message>
    <message>
        <source>Two way points are at %1 s.</source>
        <translation>Hay dos puntos de paso en %1 s.</translation>
    </message>
    <message>
        <source>%1 m/s to way point %2 is too fast.</source>
        <translation>%1 m/s hasta el punto de paso %2 es demasiado rápido.</translation>
    </message>
    <message>
        <source>The key pose at %1 s is beyond the end.</source>
        <translation>La pose clave en %1 s está más allá del final.</translation>
    </message>
    <message>
        <source>%1 cannot be led along a path; the default model can.</source>
        <translation>%1 no puede seguir una trayectoria; el modelo predeterminado sí.</translation>
    </message>
    <message>
        <source>Way point %1 at %2 s</source>
        <translation>Punto de paso %1 en %2 s</translation>
    </message>
    <message>
        <source>%1 m/s from the one before</source>
        <translation>%1 m/s desde el anterior</translation>
    </message>
    <message>
        <source>facing %1°</source>
        <translation>orientado a %1°</translation>
    </message>
    <message>
        <source>There are as many way points as the motion has frames.</source>
        <translation>Hay tantos puntos de paso como fotogramas tiene el movimiento.</translation>
    </message>
    <message>
        <source>The left foot is told to stand after the end.</source>
        <translation>El pie izquierdo debe apoyarse después del final.</translation>
    </message>
    <message>
        <source>The right foot is told to stand after the end.</source>
        <translation>El pie derecho debe apoyarse después del final.</translation>
    </message>
    <message>
        <source>The way point at %1 s lies in what is frozen.</source>
        <translation>El punto de paso en %1 s cae en lo congelado.</translation>
    </message>
    <message>
        <source>Beside a path, freeze parts of one take.</source>
        <translation>Junto a una trayectoria, congele partes de una sola toma.</translation>
    </message>
</context>
<context>
    <name>ui::FrameRateChoice</name>
    <message>
        <source>Frame rate</source>
        <translation>Cadencia</translation>
    </message>
    <message>
        <source>Frames a second in which the timeline counts, steps and scrubs. The motion itself stays as it was made.</source>
        <translation>Fotogramas por segundo con los que la línea de tiempo cuenta y avanza. El movimiento en sí no cambia.</translation>
    </message>
    <message>
        <source>%1 fps</source>
        <translation>%1 fps</translation>
    </message>
    <message>
        <source>%1 fps, as made</source>
        <translation>%1 fps, como se creó</translation>
    </message>
</context>
<context>
    <name>ui::FrontierPlot</name>
    <message>
        <source>These numbers are not in the report.</source>
        <translation>Estos números no están en el informe.</translation>
    </message>
</context>
<context>
    <name>ui::FrozenStretches</name>
    <message>
        <source>%1 makes a motion as a whole and keeps no part of one; the default model does.</source>
        <translation>%1 crea el movimiento entero y no conserva ninguna parte; el modelo predeterminado sí.</translation>
    </message>
    <message>
        <source>Nothing is shown yet that could be kept: generate a take first.</source>
        <translation>Aún no se muestra nada que conservar: genere primero una toma.</translation>
    </message>
    <message>
        <source>The shown take ends at %1 s, before this begins.</source>
        <translation>La toma mostrada termina en %1 s, antes de que esto empiece.</translation>
    </message>
    <message>
        <source>The actions end at %1 s, before this begins.</source>
        <translation>Las acciones terminan en %1 s, antes de que esto empiece.</translation>
    </message>
    <message>
        <source>All of this is frozen: let it thaw to make it again.</source>
        <translation>Todo esto está congelado: descongélelo para rehacerlo.</translation>
    </message>
    <message>
        <source>a take that was removed</source>
        <translation>una toma eliminada</translation>
    </message>
    <message>
        <source>Frozen from %1 to %2 s, as in “%3”: it stays as it is when you generate.</source>
        <translation>Congelado de %1 a %2 s, como en «%3»: no cambia al generar.</translation>
    </message>
</context>
<context>
    <name>ui::GenerationController</name>
    <message>
        <source>%1 to %2 s again</source>
        <translation>%1 a %2 s de nuevo</translation>
    </message>
    <message>
        <source>%1 again</source>
        <translation>%1 otra vez</translation>
    </message>
    <message>
        <source>Loading the model</source>
        <translation>Cargando el modelo</translation>
    </message>
</context>
<context>
    <name>ui::GuidancePanel</name>
    <message>
        <source>Content</source>
        <translation>Contenido</translation>
    </message>
    <message>
        <source>How closely the motion follows the text (w_c). Too high looks stiff.</source>
        <translation>Con qué fidelidad sigue el movimiento al texto (w_c). Demasiado alto queda rígido.</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>Estilo</translation>
    </message>
    <message>
        <source>How much of the style shows (w_s). Too high and the action gets lost.</source>
        <translation>Cuánto se nota el estilo (w_s). Demasiado alto y la acción se pierde.</translation>
    </message>
    <message>
        <source>Style guide</source>
        <translation>Guía del estilo</translation>
    </message>
    <message>
        <source>Pulls the motion towards the style while it is being made (classifier scale). 0 switches it off, which is faster.</source>
        <translation>Acerca el movimiento al estilo mientras se crea (escala del clasificador). 0 lo desactiva, que es más rápido.</translation>
    </message>
    <message>
        <source>2D first</source>
        <translation>Primero 2D</translation>
    </message>
    <message>
        <source>Sketches the motion as a flat picture and makes it three-dimensional from this step of 1,000 on (CrossDiff). A style is put on afterwards.</source>
        <translation>Esboza el movimiento en plano y lo pasa a 3D a partir de este paso de 1000 (CrossDiff). El estilo se añade después.</translation>
    </message>
    <message>
        <source>Faithful</source>
        <translation>Fiel</translation>
    </message>
    <message>
        <source>The action first, a hint of the style.</source>
        <translation>Primero la acción, un toque de estilo.</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>Equilibrado</translation>
    </message>
    <message>
        <source>Action and style both: a good start.</source>
        <translation>Acción y estilo a la vez: un buen comienzo.</translation>
    </message>
    <message>
        <source>Strong style</source>
        <translation>Más estilo</translation>
    </message>
    <message>
        <source>The style first; the action may bend to it.</source>
        <translation>Primero el estilo; la acción puede ceder ante él.</translation>
    </message>
    <message>
        <source>Preview while dragging</source>
        <translation>Vista previa al arrastrar</translation>
    </message>
    <message>
        <source>The shown take follows a slider with quick, rough motions while you drag it, and becomes a take of full quality when you let go.</source>
        <translation>La toma mostrada sigue al control con movimientos rápidos y toscos mientras lo arrastra, y pasa a ser una toma de calidad completa al soltarlo.</translation>
    </message>
    <message>
        <source>This changes over time: the line in the timeline says how.</source>
        <translation>Esto cambia con el tiempo: la línea en la línea de tiempo dice cómo.</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vista previa</translation>
    </message>
</context>
<context>
    <name>ui::HelpTools</name>
    <message>
        <source>Say what happens</source>
        <translation>Diga qué ocurre</translation>
    </message>
    <message>
        <source>Write in English what a person does, as you would to an actor: “a person walks forward and waves”. A new line is a further action.</source>
        <translation>Escriba en inglés lo que hace una persona, como a un actor: «a person walks forward and waves». Una línea nueva es otra acción.</translation>
    </message>
    <message>
        <source>Say how</source>
        <translation>Diga cómo</translation>
    </message>
    <message>
        <source>Pick the manner in which it is done: old, proud, angry … A motion file of your own, dropped here, is a style as well.</source>
        <translation>Elija la manera de hacerlo: viejo, orgulloso, enfadado… Un archivo de movimiento propio, soltado aquí, también es un estilo.</translation>
    </message>
    <message>
        <source>Make it</source>
        <translation>Genere</translation>
    </message>
    <message>
        <source>Generate (Ctrl+Enter) takes some seconds. Every motion stays as a take in the list on the right: click to see it, drag it onto a view, save it for Blender, Maya or Unreal. F1 explains the panel that you are in, Help &gt; Sample projects shows what can be done.</source>
        <translation>Generar (Ctrl+Intro) tarda unos segundos. Cada movimiento queda como toma en la lista de la derecha: haga clic para verlo, arrástrelo a una vista, guárdelo para Blender, Maya o Unreal. F1 explica el panel en el que está; Ayuda &gt; Proyectos de muestra enseña lo que se puede hacer.</translation>
    </message>
    <message>
        <source>Mouse in the views, as in</source>
        <translation>Ratón en las vistas, como en</translation>
    </message>
</context>
<context>
    <name>ui::HelpWindow</name>
    <message>
        <source>Help — Gesto Studio</source>
        <translation>Ayuda — Gesto Studio</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>Buscar en la ayuda</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Páginas</translation>
    </message>
    <message>
        <source>No page has all of these words: %1</source>
        <translation>Ninguna página tiene todas estas palabras: %1</translation>
    </message>
</context>
<context>
    <name>ui::JobListModel</name>
    <message>
        <source>waiting</source>
        <translation>en espera</translation>
    </message>
    <message>
        <source>running</source>
        <translation>en curso</translation>
    </message>
    <message>
        <source>%1 %2 of %3</source>
        <translation>%1 %2 de %3</translation>
    </message>
    <message>
        <source>done</source>
        <translation>terminado</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>detenido</translation>
    </message>
</context>
<context>
    <name>ui::JobsPanel</name>
    <message>
        <source>What is done, assumed or goes wrong is written down here.</source>
        <translation>Aquí se anota lo que se hace, se supone o falla.</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>What was assumed and what went wrong, line by line</source>
        <translation>Lo que se supuso y lo que falló, línea por línea</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Stop the chosen job</source>
        <translation>Detener la tarea elegida</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: done</source>
        <translation>%1: terminado</translation>
    </message>
    <message>
        <source>%1: stopped</source>
        <translation>%1: detenido</translation>
    </message>
</context>
<context>
    <name>ui::JointMapDialog</name>
    <message>
        <source>Joints of %1</source>
        <translation>Articulaciones de %1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguna</translation>
    </message>
    <message>
        <source>Put on character</source>
        <translation>Pasar al personaje</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Load…</source>
        <translation>Cargar…</translation>
    </message>
    <message>
        <source>Take the joints from a file that was saved here or by gesto convert --save-map</source>
        <translation>Tomar las articulaciones de un archivo guardado aquí o con gesto convert --save-map</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Guardar…</translation>
    </message>
    <message>
        <source>Keep these joints as a file for other motions, other people and the command line</source>
        <translation>Guardar estas articulaciones en un archivo para otros movimientos, otras personas y la línea de comandos</translation>
    </message>
    <message>
        <source>Joints of a character</source>
        <translation>Articulaciones de un personaje</translation>
    </message>
    <message>
        <source>Joint maps (*.json)</source>
        <translation>Mapas de articulaciones (*.json)</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>Guardado: %1</translation>
    </message>
</context>
<context>
    <name>ui::JointPlot</name>
    <message>
        <source>Curves</source>
        <translation>Curvas</translation>
    </message>
    <message>
        <source>Choose joints, or click one in the view</source>
        <translation>Elija articulaciones, o haga clic en una en la vista</translation>
    </message>
    <message>
        <source>These joints have no bend: choose a knee, an elbow, the neck</source>
        <translation>Estas articulaciones no tienen flexión: elija una rodilla, un codo, el cuello</translation>
    </message>
    <message>
        <source>%1 s · frame %2</source>
        <translation>%1 s · fotograma %2</translation>
    </message>
</context>
<context>
    <name>ui::KeyLane</name>
    <message>
        <source>Key poses</source>
        <translation>Poses clave</translation>
    </message>
    <message>
        <source>%1 to %2 s</source>
        <translation>%1 a %2 s</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Whole body</source>
        <translation>Cuerpo entero</translation>
    </message>
    <message>
        <source>Where it was on the floor</source>
        <translation>Donde estaba en el suelo</translation>
    </message>
    <message>
        <source>Go to its frame</source>
        <translation>Ir a su fotograma</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Exchange left and right</source>
        <translation>Intercambiar izquierda y derecha</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Remove all key poses</source>
        <translation>Quitar todas las poses clave</translation>
    </message>
    <message>
        <source>The motion goes through these poses. Drag a key to move it, with Ctrl to hold the pose; double-click goes to its frame, a right click pins single joints, Delete removes.</source>
        <translation>El movimiento pasa por estas poses. Arrastre una clave para moverla, con Ctrl para mantener la pose; doble clic va a su fotograma, clic derecho fija articulaciones sueltas, Supr la quita.</translation>
    </message>
</context>
<context>
    <name>ui::LiftDialog</name>
    <message>
        <source>The camera stands still</source>
        <translation>La cámara está quieta</translation>
    </message>
    <message>
        <source>Motion from a video</source>
        <translation>Movimiento desde vídeo</translation>
    </message>
    <message>
        <source>Key points: %1</source>
        <translation>Puntos clave: %1</translation>
    </message>
    <message>
        <source>Frames per second of the video: key point files do not say it</source>
        <translation>Fotogramas por segundo del vídeo: los archivos de puntos clave no lo dicen</translation>
    </message>
    <message>
        <source>Whom to take when there are several: 1 is seen longest and largest</source>
        <translation>A quién tomar si hay varias: 1 es la persona que se ve más tiempo y más grande</translation>
    </message>
    <message>
        <source>may stay empty</source>
        <translation>puede quedar vacío</translation>
    </message>
    <message>
        <source>What the person does, if you can say it: it helps where limbs are hidden</source>
        <translation>Lo que hace la persona, si puede decirlo: ayuda donde hay miembros ocultos</translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation>Cadencia</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Persona</translation>
    </message>
    <message>
        <source>What is done</source>
        <translation>Lo que se hace</translation>
    </message>
    <message>
        <source>Who marches on the spot stays there. Otherwise the camera may go along, as beside somebody who walks.</source>
        <translation>Quien marcha en el sitio se queda allí. Si no, la cámara puede acompañar, como junto a alguien que camina.</translation>
    </message>
    <message>
        <source>Make motion</source>
        <translation>Crear movimiento</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>ui::LiveLink</name>
    <message>
        <source>Starting the live link</source>
        <translation>Iniciando el enlace en vivo</translation>
    </message>
    <message>
        <source>Live link: %1</source>
        <translation>Enlace en vivo: %1</translation>
    </message>
</context>
<context>
    <name>ui::MainWindow</name>
    <message>
        <source>Prompt</source>
        <translation>Descripción</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>Estilo</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>Guía</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>Tomas</translation>
    </message>
    <message>
        <source>2D views</source>
        <translation>Vistas 2D</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Tareas</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Línea de tiempo</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>Copiado: %1</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Detenido.</translation>
    </message>
    <message>
        <source>No model is installed, so there are no styles yet.</source>
        <translation>No hay ningún modelo instalado, así que aún no hay estilos.</translation>
    </message>
    <message>
        <source>Imported.</source>
        <translation>Importado.</translation>
    </message>
    <message>
        <source>Imported: %1</source>
        <translation>Importado: %1</translation>
    </message>
    <message>
        <source>The clip is now a style.</source>
        <translation>El clip ya es un estilo.</translation>
    </message>
    <message>
        <source>The clip is now a style: %1</source>
        <translation>El clip ya es un estilo: %1</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>Guardado: %1</translation>
    </message>
    <message>
        <source>Gesto Studio did not close properly. There is unsaved work on “%1” from %2.</source>
        <translation>Gesto Studio no se cerró bien. Hay trabajo sin guardar en «%1» del %2.</translation>
    </message>
    <message>
        <source>Restore it</source>
        <translation>Restaurar</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Deshacer</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rehacer</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Ninguno todavía</translation>
    </message>
    <message>
        <source>This window keeps no styles.</source>
        <translation>Esta ventana no guarda estilos.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Saved %1. Not carried: %2.</source>
        <translation>%1 guardado. No se incluye: %2.</translation>
    </message>
</context>
<context>
    <name>ui::MessageBar</name>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Cerrar este mensaje</translation>
    </message>
</context>
<context>
    <name>ui::MetricsWindow</name>
    <message>
        <source>Metrics — Gesto Studio</source>
        <translation>Métricas — Gesto Studio</translation>
    </message>
    <message>
        <source>New evaluation…</source>
        <translation>Nueva evaluación…</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Abrir…</translation>
    </message>
    <message>
        <source>Read a report.json of gesto evaluate</source>
        <translation>Leer un report.json de gesto evaluate</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>What was generated is kept; it can go on later</source>
        <translation>Lo generado se conserva; se puede seguir más tarde</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>Quitar de la lista</translation>
    </message>
    <message>
        <source>Its files stay where they are</source>
        <translation>Sus archivos se quedan donde están</translation>
    </message>
    <message>
        <source>Rows of the same name are compared. Green and ▲: clearly better, red and ▼: clearly worse, that is by more than the interval of the difference.</source>
        <translation>Se comparan las filas del mismo nombre. Verde y ▲: claramente mejor, rojo y ▼: claramente peor, es decir, por más que el intervalo de la diferencia.</translation>
    </message>
    <message>
        <source>Main numbers only</source>
        <translation>Solo lo principal</translation>
    </message>
    <message>
        <source>Leave out what second judges say</source>
        <translation>Omitir lo que dicen los segundos jueces</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Guardar como…</translation>
    </message>
    <message>
        <source>HTML to read, CSV for a spreadsheet, JSON for programs</source>
        <translation>HTML para leer, CSV para una hoja de cálculo, JSON para programas</translation>
    </message>
    <message>
        <source>Show Motions</source>
        <translation>Mostrarlos</translation>
    </message>
    <message>
        <source>Blind Votes…</source>
        <translation>Voto a ciegas…</translation>
    </message>
    <message>
        <source>Two motions of the same prompt side by side, without names: which is better? The report then ranks its rows by the votes.</source>
        <translation>Dos movimientos de la misma descripción lado a lado, sin nombres: ¿cuál es mejor? Luego el informe ordena sus filas según los votos.</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>Comparar con</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Informe</translation>
    </message>
    <message>
        <source>Reports (*.json)</source>
        <translation>Informes (*.json)</translation>
    </message>
    <message>
        <source>The sliders stand at style %1 and style guide %2 now.</source>
        <translation>Los controles están ahora en estilo %1 y guía del estilo %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n motion(s) became takes of the project.</source>
        <translation>
            <numerusform>%n movimiento es ahora una toma del proyecto.</numerusform>
            <numerusform>%n movimientos son ahora tomas del proyecto.</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>Guardado: %1</translation>
    </message>
    <message>
        <source>comes with the program</source>
        <translation>viene con el programa</translation>
    </message>
    <message>
        <source>opened</source>
        <translation>abierto</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n fila</numerusform>
            <numerusform>%n filas</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nada</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reanudar</translation>
    </message>
    <message>
        <source>No report chosen</source>
        <translation>Ningún informe elegido</translation>
    </message>
    <message>
        <source>Its process is gone; “Resume” goes on with what was generated.</source>
        <translation>Su proceso ya no está; «Reanudar» sigue con lo generado.</translation>
    </message>
    <message>
        <source>The motions of this report are not on this computer: an evaluation of your own keeps them</source>
        <translation>Los movimientos de este informe no están en este equipo: una evaluación propia los conserva</translation>
    </message>
    <message>
        <source>Real motions lie in the data set, not in the report</source>
        <translation>Los movimientos reales están en el conjunto de datos, no en el informe</translation>
    </message>
    <message>
        <source>Choose a row of the table first</source>
        <translation>Elija primero una fila de la tabla</translation>
    </message>
    <message>
        <source>A few motions of the row become takes; again: the next few. A double click does the same.</source>
        <translation>Algunos movimientos de la fila se convierten en tomas; otra vez: los siguientes. Un doble clic hace lo mismo.</translation>
    </message>
    <message>
        <source>There is no report in “%1”.</source>
        <translation>No hay ningún informe en «%1».</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Guardar el informe</translation>
    </message>
    <message>
        <source>Page (*.html);;Table (*.csv);;Report (*.json)</source>
        <translation>Página (*.html);;Tabla (*.csv);;Informe (*.json)</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt; strength %2 ± %3: liked better than an average row in %4 % of cases (%5 votes)</source>
        <translation>&lt;b&gt;%1&lt;/b&gt; fuerza %2 ± %3: gusta más que una fila media en el %4 % de los casos (%5 votos)</translation>
    </message>
    <message>
        <source>Data set %1 (%2), seed %3, repetitions: %4</source>
        <translation>Conjunto de datos %1 (%2), semilla %3, repeticiones: %4</translation>
    </message>
    <message>
        <source>Before comparing</source>
        <translation>Antes de comparar</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Filas</translation>
    </message>
    <message>
        <source>Recognised, the worst first</source>
        <translation>Reconocidos, los peores primero</translation>
    </message>
    <message>
        <source>Blind votes, the best first</source>
        <translation>Votos a ciegas, los mejores primero</translation>
    </message>
    <message>
        <source>Captions</source>
        <translation>Leyendas</translation>
    </message>
    <message>
        <source>%1 different ones may be asked; %2 of them stand in training word for word, %3 nearly.</source>
        <translation>Se pueden pedir %1 distintas; %2 están palabra por palabra en el entrenamiento, %3 casi.</translation>
    </message>
    <message>
        <source>Judges</source>
        <translation>Jueces</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Published elsewhere: other data, other judges, not to be compared with the numbers above</source>
        <translation>Publicado en otra parte: otros datos, otros jueces, no comparable con los números de arriba</translation>
    </message>
    <message>
        <source>held</source>
        <translation>se cumple</translation>
    </message>
    <message>
        <source>&lt;b&gt;not held&lt;/b&gt;</source>
        <translation>&lt;b&gt;no se cumple&lt;/b&gt;</translation>
    </message>
    <message>
        <source>undecided</source>
        <translation>sin decidir</translation>
    </message>
    <message>
        <source>%1 ahead of %2</source>
        <translation>%1 por delante de %2</translation>
    </message>
    <message>
        <source>The papers&apos; orderings: undecided where the difference lies inside its interval</source>
        <translation>Los órdenes de los artículos: sin decidir donde la diferencia está dentro de su intervalo</translation>
    </message>
</context>
<context>
    <name>ui::ModelLibraryWindow</name>
    <message>
        <source>Models — Gesto Studio</source>
        <translation>Modelos — Gesto Studio</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importar…</translation>
    </message>
    <message>
        <source>Models of your own are made in the training window, or imported: drop the authors&apos; files here.</source>
        <translation>Los modelos propios se crean en la ventana de entrenamiento, o se importan: suelte aquí los archivos de los autores.</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Usar</translation>
    </message>
    <message>
        <source>Choose it for the open project</source>
        <translation>Elegirlo para el proyecto abierto</translation>
    </message>
    <message>
        <source>Make default</source>
        <translation>Predeterminar</translation>
    </message>
    <message>
        <source>New projects begin with it, and the open one goes on with it</source>
        <translation>Los proyectos nuevos empiezan con él, y el abierto sigue con él</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Renombrar…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Into the trash</source>
        <translation>A la papelera</translation>
    </message>
    <message>
        <source>Checkpoints of a model</source>
        <translation>Puntos de control de un modelo</translation>
    </message>
    <message>
        <source>Checkpoints (*.ckpt *.pt *.pth *.bin *.tar *.safetensors *.npy *.npz *.json *.txt *.gz);;All files (*)</source>
        <translation>Puntos de control (*.ckpt *.pt *.pth *.bin *.tar *.safetensors *.npy *.npz *.json *.txt *.gz);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>“%1” is in the trash.</source>
        <translation>«%1» está en la papelera.</translation>
    </message>
    <message>
        <source>your own</source>
        <translation>propio</translation>
    </message>
    <message>
        <source>comes with the program</source>
        <translation>viene con el programa</translation>
    </message>
    <message>
        <source>for new projects</source>
        <translation>para proyectos nuevos</translation>
    </message>
    <message>
        <source>No model is there</source>
        <translation>No hay ningún modelo</translation>
    </message>
    <message>
        <source>Can:</source>
        <translation>Sabe hacer:</translation>
    </message>
    <message>
        <source>Licence of its data:</source>
        <translation>Licencia de sus datos:</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>no se conoce</translation>
    </message>
    <message>
        <source>Origin:</source>
        <translation>Origen:</translation>
    </message>
    <message>
        <source>File:</source>
        <translation>Archivo:</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Nothing more is told of this model: there is no card beside its file.</source>
        <translation>No se sabe más de este modelo: no hay ficha junto a su archivo.</translation>
    </message>
    <message>
        <source>Rename the model</source>
        <translation>Renombrar el modelo</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>Leyendo %1…</translation>
    </message>
    <message>
        <source>Left out, belongs to no part of the model: %1</source>
        <translation>Omitido, no pertenece a ninguna parte del modelo: %1</translation>
    </message>
    <message>
        <source>“%1” is in your library. Found: %2.</source>
        <translation>«%1» está en su biblioteca. Encontrado: %2.</translation>
    </message>
    <message>
        <source>Missing, or of another shape: %1</source>
        <translation>Falta, o tiene otra forma: %1</translation>
    </message>
    <message numerus="yes">
        <source>These files are not a whole model (%1): %n tensor(s) are missing or have another shape. Nothing was kept.</source>
        <translation>
            <numerusform>Estos archivos no son un modelo completo (%1): %n tensor falta o tiene otra forma. No se conservó nada.</numerusform>
            <numerusform>Estos archivos no son un modelo completo (%1): %n tensores faltan o tienen otra forma. No se conservó nada.</numerusform>
        </translation>
    </message>
    <message>
        <source>These files hold a part (%1), which makes no motion by itself. Nothing was kept.</source>
        <translation>Estos archivos contienen una parte (%1), que por sí sola no crea movimiento. No se conservó nada.</translation>
    </message>
    <message>
        <source>Checkpoints that authors published, or a folder of them. Or drop them here.</source>
        <translation>Puntos de control que publicaron los autores, o una carpeta con ellos. O suéltelos aquí.</translation>
    </message>
</context>
<context>
    <name>ui::ModelShelf</name>
    <message>
        <source>Making the model %1</source>
        <translation>Creando el modelo %1</translation>
    </message>
    <message>
        <source>Importing %1</source>
        <translation>Importando %1</translation>
    </message>
</context>
<context>
    <name>ui::MyCharacter</name>
    <message>
        <source>Reading %1</source>
        <translation>Leyendo %1</translation>
    </message>
</context>
<context>
    <name>ui::NavigationChoice</name>
    <message>
        <source>Gesto: left turns, right or middle moves</source>
        <translation>Gesto: izquierdo gira, derecho o central desplaza</translation>
    </message>
    <message>
        <source>Maya: with Alt left turns, middle moves, right zooms</source>
        <translation>Maya: con Alt, izquierdo gira, central desplaza, derecho amplía</translation>
    </message>
    <message>
        <source>Blender: middle turns, with Shift moves, with Ctrl zooms</source>
        <translation>Blender: central gira, con Mayús desplaza, con Ctrl amplía</translation>
    </message>
</context>
<context>
    <name>ui::NearClipSearch</name>
    <message>
        <source>Look for clips</source>
        <translation>Buscar clips</translation>
    </message>
</context>
<context>
    <name>ui::NearClipTile</name>
    <message>
        <source>Use</source>
        <translation>Usar</translation>
    </message>
    <message>
        <source>%1 near · %2 s</source>
        <translation>%1 de cercanía · %2 s</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Usado</translation>
    </message>
    <message>
        <source>The next motion is made beside this clip; press again to leave it out</source>
        <translation>El próximo movimiento se crea junto a este clip; pulse de nuevo para dejarlo fuera</translation>
    </message>
</context>
<context>
    <name>ui::NearClipsDialog</name>
    <message>
        <source>Find</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Use none</source>
        <translation>No usar ninguno</translation>
    </message>
    <message>
        <source>Clips beside the motion</source>
        <translation>Clips junto al movimiento</translation>
    </message>
    <message>
        <source>A folder of your motion files, or a built data set</source>
        <translation>Una carpeta con sus archivos de movimiento, o un conjunto de datos construido</translation>
    </message>
    <message>
        <source>What the clips are to show</source>
        <translation>Lo que deben mostrar los clips</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Elegir una carpeta</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Biblioteca</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Palabras</translation>
    </message>
    <message>
        <source>Folder of motions</source>
        <translation>Carpeta de movimientos</translation>
    </message>
    <message>
        <source>Clips that show something like the prompt shape what is made of it. Their names say what they show, or a table captions.tsv beside them.</source>
        <translation>Los clips que muestran algo como la descripción dan forma al resultado. Sus nombres dicen lo que muestran, o una tabla captions.tsv junto a ellos.</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Buscando…</translation>
    </message>
    <message>
        <source>The nearest %1 of %2 clips</source>
        <translation>Los %1 más cercanos de %2 clips</translation>
    </message>
    <message>
        <source>%1 makes no motions beside clips; %2 does.</source>
        <translation>%1 no crea movimientos junto a clips; %2 sí.</translation>
    </message>
    <message>
        <source>No model here makes motions beside clips: it takes a ReMoDiffuse. Train &gt; Training… makes one, and the authors&apos; can be imported.</source>
        <translation>Ningún modelo de aquí crea movimientos junto a clips: hace falta un ReMoDiffuse. Entrenar &gt; Entrenamiento… crea uno, y el de los autores se puede importar.</translation>
    </message>
    <message>
        <source>Take %1</source>
        <translation>Toma %1</translation>
    </message>
    <message>
        <source>At most %1 clips stand beside a motion</source>
        <translation>Como máximo hay %1 clips junto a un movimiento</translation>
    </message>
</context>
<context>
    <name>ui::NewRunDialog</name>
    <message>
        <source>New training run</source>
        <translation>Nuevo entrenamiento</translation>
    </message>
    <message>
        <source>a folder made by gesto dataset build</source>
        <translation>de gesto dataset build</translation>
    </message>
    <message>
        <source>Of the first weights and of everything that is drawn: the same seed trains the same model</source>
        <translation>De los primeros pesos y de todo lo que se sortea: la misma semilla entrena el mismo modelo</translation>
    </message>
    <message>
        <source>Half of the processor leaves the window quick</source>
        <translation>Con la mitad del procesador la ventana sigue ágil</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>Conjunto de datos</translation>
    </message>
    <message>
        <source>Build…</source>
        <translation>Crear…</translation>
    </message>
    <message>
        <source>A data set from a folder of motions</source>
        <translation>Un conjunto de datos desde una carpeta de movimientos</translation>
    </message>
    <message>
        <source>Run folder</source>
        <translation>Carpeta de sesión</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>Iteraciones</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Tasa de aprendizaje</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Semilla</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Hilos</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Precisión</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Empezar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Elegir…</translation>
    </message>
    <message>
        <source>There is nothing to train: the engine is not installed.</source>
        <translation>No hay nada que entrenar: el motor no está instalado.</translation>
    </message>
    <message>
        <source>Choose a data set.</source>
        <translation>Elija un conjunto de datos.</translation>
    </message>
    <message>
        <source>There is no data set in this folder (it has no manifest.json).</source>
        <translation>En esta carpeta no hay conjunto de datos (falta manifest.json).</translation>
    </message>
    <message>
        <source>Choose a folder for the run.</source>
        <translation>Elija una carpeta para la sesión.</translation>
    </message>
    <message>
        <source>There is a run in this folder already.</source>
        <translation>En esta carpeta ya hay una sesión.</translation>
    </message>
    <message>
        <source>The learning rate is a number above 0.</source>
        <translation>La tasa de aprendizaje es un número mayor que 0.</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Procesador</translation>
    </message>
    <message>
        <source>Graphics card</source>
        <translation>Tarjeta gráfica</translation>
    </message>
    <message>
        <source>A graphics card needs a LibTorch that has one; a run without says so and ends</source>
        <translation>Una tarjeta gráfica requiere una LibTorch que la tenga; si no, la sesión lo dice y termina</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Dispositivo</translation>
    </message>
</context>
<context>
    <name>ui::PathLane</name>
    <message>
        <source>Way points</source>
        <translation>Puntos de paso</translation>
    </message>
    <message>
        <source>Go to its frame</source>
        <translation>Ir a su fotograma</translation>
    </message>
    <message>
        <source>Look along the way</source>
        <translation>Orientar según el recorrido</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Remove the path</source>
        <translation>Quitar la trayectoria</translation>
    </message>
    <message>
        <source>When the figure is at the way points of its path. Drag one to come earlier or later; double-click goes to its frame, Delete removes.</source>
        <translation>Cuándo está el personaje en los puntos de su trayectoria. Arrastre uno para llegar antes o después; doble clic va a su fotograma, Supr lo quita.</translation>
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
        <translation>Haga clic en el suelo donde empieza el personaje. Esc termina.</translation>
    </message>
    <message>
        <source>Click: next way point · drag: move · handle: facing · Delete · Esc ends</source>
        <translation>Clic: punto siguiente · arrastrar: mover · tirador: orientar · Supr · Esc termina</translation>
    </message>
</context>
<context>
    <name>ui::PicturesPanel</name>
    <message>
        <source>This take&apos;s skeleton has no flat pictures.</source>
        <translation>El esqueleto de esta toma no tiene imágenes planas.</translation>
    </message>
    <message>
        <source>What the motion was made of, coloured, over the motion as seen from the same side, grey</source>
        <translation>De qué se hizo el movimiento, en colores, sobre el movimiento visto desde el mismo lado, en gris</translation>
    </message>
    <message>
        <source>The flat motion on its way from noise to the step at which it became three-dimensional</source>
        <translation>El movimiento plano, desde el ruido hasta el paso en que pasó a 3D</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>Ruido</translation>
    </message>
    <message>
        <source>Switch</source>
        <translation>Cambio</translation>
    </message>
    <message>
        <source>Front</source>
        <translation>Frente</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Derecha</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Izquierda</translation>
    </message>
    <message>
        <source>Key points</source>
        <translation>Puntos clave</translation>
    </message>
    <message>
        <source>Flat motion</source>
        <translation>Plano</translation>
    </message>
</context>
<context>
    <name>ui::PinnedPoses</name>
    <message>
        <source>%1 cannot be led through poses; the default model can.</source>
        <translation>%1 no puede pasar por poses; el modelo predeterminado sí.</translation>
    </message>
    <message>
        <source>Nothing is shown yet that has a pose: generate a take or import a clip first.</source>
        <translation>Aún no se muestra nada que tenga una pose: genere primero una toma o importe un clip.</translation>
    </message>
    <message>
        <source>No pose was copied yet: Copy Pose takes the one that is shown.</source>
        <translation>Aún no se copió ninguna pose: «Copiar pose» toma la que se muestra.</translation>
    </message>
    <message>
        <source>The actions end at %1 s, before the playhead: there is nothing to be led through the pose.</source>
        <translation>Las acciones terminan en %1 s, antes del cabezal: allí no hay nada que pueda pasar por la pose.</translation>
    </message>
    <message>
        <source>What is frozen from %1 to %2 s stays as it is: let it thaw to pin a pose there.</source>
        <translation>Lo congelado de %1 a %2 s no cambia: descongélelo para fijar una pose allí.</translation>
    </message>
    <message>
        <source>Whole body</source>
        <translation>Cuerpo entero</translation>
    </message>
    <message>
        <source>a take that was removed</source>
        <translation>una toma eliminada</translation>
    </message>
    <message>
        <source>%1, held from %2 to %3 s</source>
        <translation>%1, mantenida de %2 a %3 s</translation>
    </message>
    <message>
        <source>%1 at %2 s</source>
        <translation>%1 en %2 s</translation>
    </message>
    <message>
        <source>posed by hand</source>
        <translation>posada a mano</translation>
    </message>
    <message>
        <source>as in “%1” at %2 s</source>
        <translation>como en «%1» en %2 s</translation>
    </message>
    <message>
        <source>in the same place on the floor</source>
        <translation>en el mismo lugar del suelo</translation>
    </message>
    <message>
        <source>wherever the motion is then</source>
        <translation>dondequiera que esté entonces el movimiento</translation>
    </message>
    <message>
        <source>Pinned at %1 s. A right click on the key pins single joints.</source>
        <translation>Fijada en %1 s. Un clic derecho en la clave fija articulaciones sueltas.</translation>
    </message>
    <message>
        <source>Copied the pose at %1 s of “%2”.</source>
        <translation>Copiada la pose en %1 s de «%2».</translation>
    </message>
    <message>
        <source>Copied the key pose at %1 s.</source>
        <translation>Copiada la pose clave en %1 s.</translation>
    </message>
    <message>
        <source>Pinned at %1 s: %2. The next motion takes this pose.</source>
        <translation>Fijada en %1 s: %2. El próximo movimiento toma esta pose.</translation>
    </message>
</context>
<context>
    <name>ui::PlannedStands</name>
    <message>
        <source>%1 cannot be told when feet stand; the default model can.</source>
        <translation>A %1 no se le puede decir cuándo se apoyan los pies; al modelo predeterminado sí.</translation>
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
        <translation>Clic en una articulación para posarla · Esc termina</translation>
    </message>
    <message>
        <source>Turn: drag a ring · Ctrl: by 15° · W: move · X: axes of the part · Esc</source>
        <translation>Girar: arrastre un anillo · Ctrl: de 15 en 15° · W: mover · X: ejes de la parte · Esc</translation>
    </message>
    <message>
        <source>Move: drag an arrow or the middle · Ctrl: by 5 cm · E: turn · X: axes of the part · Esc</source>
        <translation>Mover: arrastre una flecha o el centro · Ctrl: de 5 en 5 cm · E: girar · X: ejes de la parte · Esc</translation>
    </message>
</context>
<context>
    <name>ui::PosePopup</name>
    <message>
        <source>Pose library</source>
        <translation>Biblioteca de poses</translation>
    </message>
    <message>
        <source>No pose is kept yet: “Keep pose in the library” keeps the one that is shown.</source>
        <translation>Aún no hay poses guardadas: «Guardar pose en la biblioteca» guarda la que se muestra.</translation>
    </message>
    <message>
        <source>A click pins the pose at the playhead. F2 renames, Delete removes.</source>
        <translation>Un clic fija la pose en el cabezal. F2 renombra, Supr la quita.</translation>
    </message>
</context>
<context>
    <name>ui::PoseTools</name>
    <message>
        <source>No joint is chosen: W, and a click on one in the view.</source>
        <translation>No hay articulación elegida: W y un clic en una en la vista.</translation>
    </message>
</context>
<context>
    <name>ui::Posing</name>
    <message>
        <source>“%1” is on another body: Motion &gt; Clean up puts it on the studio&apos;s own, which can be posed.</source>
        <translation>«%1» está en otro cuerpo: Movimiento &gt; Limpiar lo pasa al del estudio, que se puede posar.</translation>
    </message>
    <message>
        <source>No joint is chosen: W, and a click on one in the view.</source>
        <translation>No hay articulación elegida: W y un clic en una en la vista.</translation>
    </message>
</context>
<context>
    <name>ui::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>Preferencias</translation>
    </message>
    <message>
        <source>Look and mouse</source>
        <translation>Aspecto y ratón</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>As the desktop has it</source>
        <translation>Como el escritorio</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Colores</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Mouse in the views</source>
        <translation>Ratón en las vistas</translation>
    </message>
    <message>
        <source>The wheel zooms and a double-click frames in all three.</source>
        <translation>En los tres, la rueda amplía y el doble clic encuadra.</translation>
    </message>
    <message>
        <source>Timeline counts</source>
        <translation>La línea de tiempo cuenta</translation>
    </message>
    <message>
        <source>Search commands</source>
        <translation>Buscar comandos</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Comando</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Tecla</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>Como estaba</translation>
    </message>
    <message>
        <source>All as they were</source>
        <translation>Todas como estaban</translation>
    </message>
    <message>
        <source>%1 is also the key of: %2</source>
        <translation>%1 también es la tecla de: %2</translation>
    </message>
</context>
<context>
    <name>ui::ProjectSession</name>
    <message>
        <source>Untitled</source>
        <translation>Sin título</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>Abriendo %1</translation>
    </message>
    <message>
        <source>Saving %1</source>
        <translation>Guardando %1</translation>
    </message>
    <message>
        <source>Restoring %1</source>
        <translation>Restaurando %1</translation>
    </message>
</context>
<context>
    <name>ui::PromptPanel</name>
    <message>
        <source>What does the character do? For example: a person walks forward and waves</source>
        <translation>¿Qué hace el personaje? En inglés, por ejemplo: a person walks forward and waves</translation>
    </message>
    <message>
        <source>Describe the motion in plain English, as you would to an actor; a new line is the next action. The look of it comes from the style below.</source>
        <translation>Describa el movimiento en inglés sencillo, como a un actor; una línea nueva es la acción siguiente. Su aire viene del estilo de abajo.</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>How long the motion lasts: 1 to 9.8 seconds for each action, 60 in all.</source>
        <translation>Cuánto dura el movimiento: de 1 a 9,8 segundos por acción, 60 en total.</translation>
    </message>
    <message>
        <source> fr</source>
        <translation> fot</translation>
    </message>
    <message>
        <source>The same length in frames, at 20 frames per second.</source>
        <translation>La misma duración en fotogramas, a 20 fotogramas por segundo.</translation>
    </message>
    <message>
        <source>The seed decides which of the many possible motions you get. The same seed and settings give the same motion.</source>
        <translation>La semilla decide cuál de los muchos movimientos posibles se obtiene. La misma semilla con los mismos ajustes da el mismo movimiento.</translation>
    </message>
    <message>
        <source>Draw another seed</source>
        <translation>Sacar otra semilla</translation>
    </message>
    <message>
        <source>Keep this seed: then only your other changes alter the motion. Unlocked, every generation draws a new one.</source>
        <translation>Conservar esta semilla: así solo los demás cambios alteran el movimiento. Si no, cada generación saca una nueva.</translation>
    </message>
    <message>
        <source>How many takes to make at once, each with the next seed.</source>
        <translation>Cuántas tomas crear a la vez, cada una con la semilla siguiente.</translation>
    </message>
    <message>
        <source>Keep only the best</source>
        <translation>Solo la mejor</translation>
    </message>
    <message>
        <source>Keep only the one that fits the words, and the style, best. A judge that took no part in making them looks at the words, the model at the style; a single take comes back, with the seed of its own.</source>
        <translation>Conservar solo la que mejor encaja con el texto y con el estilo. El texto lo mira un juez que no intervino al crearlas; el estilo, el modelo; vuelve una sola toma, con su propia semilla.</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Duración</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Semilla</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>styles put on afterwards by the default model</source>
        <translation>estilos añadidos después por el modelo predeterminado</translation>
    </message>
    <message>
        <source>Learned from data under: %1</source>
        <translation>Aprendido de datos bajo: %1</translation>
    </message>
    <message>
        <source>&lt;p&gt;It knows best: %1&lt;/p&gt;</source>
        <translation>&lt;p&gt;Lo que mejor conoce: %1&lt;/p&gt;</translation>
    </message>
    <message>
        <source>The model was taught English sentences.</source>
        <translation>El modelo aprendió frases en inglés.</translation>
    </message>
    <message>
        <source>New to the model: %1</source>
        <translation>Nuevo para el modelo: %1</translation>
    </message>
    <message>
        <source>Hardly known to the model: %1</source>
        <translation>Poco conocido por el modelo: %1</translation>
    </message>
    <message>
        <source>%1 characters too many</source>
        <translation>Sobran %1 caracteres</translation>
    </message>
    <message numerus="yes">
        <source>The last %n line(s) will not be made: all actions together take 60 seconds at most. Make some shorter.</source>
        <translation>
            <numerusform>La última línea no se hará: todas las acciones juntas duran como mucho 60 segundos. Acorte algunas.</numerusform>
            <numerusform>Las últimas %n líneas no se harán: todas las acciones juntas duran como mucho 60 segundos. Acorte algunas.</numerusform>
        </translation>
    </message>
    <message>
        <source>The motion is made without what cannot be:</source>
        <translation>El movimiento se crea sin lo que no puede ser:</translation>
    </message>
    <message>
        <source>Beside</source>
        <translation>Junto a</translation>
    </message>
    <message>
        <source>The model&apos;s own clips…</source>
        <translation>Los clips del modelo…</translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s) of yours…</source>
        <translation>
            <numerusform>%n clip suyo…</numerusform>
            <numerusform>%n clips suyos…</numerusform>
        </translation>
    </message>
    <message>
        <source>This model makes a motion beside clips that show something like the prompt: choose some of your own</source>
        <translation>Este modelo crea un movimiento junto a clips que muestran algo como la descripción: elija algunos propios</translation>
    </message>
    <message>
        <source>The motion is made beside: %1</source>
        <translation>El movimiento se crea junto a: %1</translation>
    </message>
    <message>
        <source>For example: %1</source>
        <translation>Por ejemplo: %1</translation>
    </message>
</context>
<context>
    <name>ui::RecipeText</name>
    <message>
        <source>Learns to read captions: what means the same lies close together, and close to its motion. Every model that takes a text needs it, so it comes first.</source>
        <translation>Aprende a leer leyendas: lo que significa lo mismo queda cerca, y cerca de su movimiento. Todo modelo que toma un texto lo necesita, así que va primero.</translation>
    </message>
    <message>
        <source>Learns to pack motion into few numbers and to unpack it again. The denoiser works on these numbers, and its quality ends where this one&apos;s does.</source>
        <translation>Aprende a condensar el movimiento en pocos números y a desplegarlo de nuevo. El eliminador de ruido trabaja con esos números y no será mejor que ellos.</translation>
    </message>
    <message>
        <source>Learns to make motion from a text, step by step out of noise, in the numbers that the autoencoder packs. With both of them and the text encoder there is a model.</source>
        <translation>Aprende a crear movimiento a partir de un texto, paso a paso desde el ruido, en los números del autocodificador. Con ambos y el lector de textos ya hay un modelo.</translation>
    </message>
    <message>
        <source>The autoencoder as it was published: a whole motion becomes a single token. Its denoiser is the next recipe.</source>
        <translation>El autocodificador tal como se publicó: un movimiento entero pasa a ser un solo token. Su eliminador de ruido es la receta siguiente.</translation>
    </message>
    <message>
        <source>Learns to make that single token from a text, as it was published. It needs its own autoencoder.</source>
        <translation>Aprende a crear ese único token a partir de un texto, tal como se publicó. Necesita su propio autocodificador.</translation>
    </message>
    <message>
        <source>Learns what styles look like, from clips that carry a style&apos;s name. While a motion is made it says which way leads to the style.</source>
        <translation>Aprende cómo se ven los estilos, de clips que llevan el nombre de un estilo. Mientras se crea un movimiento, dice por dónde se llega al estilo.</translation>
    </message>
    <message>
        <source>Teaches a trained denoiser to move in a style while it follows the text. The denoiser itself stays as it is.</source>
        <translation>Enseña a un eliminador de ruido ya entrenado a moverse en un estilo mientras sigue el texto. El eliminador mismo queda como está.</translation>
    </message>
    <message>
        <source>The same around the denoiser of a single token, as it was published. The denoiser itself stays as it is.</source>
        <translation>Lo mismo alrededor del eliminador de ruido de un solo token, tal como se publicó. El eliminador mismo queda como está.</translation>
    </message>
    <message>
        <source>Learns to make motion from a text in 3D and in 2D, and to lift what a video shows to 3D. A second stage goes on from the first in 3D alone.</source>
        <translation>Aprende a crear movimiento a partir de un texto en 3D y en 2D, y a llevar a 3D lo que muestra un vídeo. Una segunda fase sigue desde la primera solo en 3D.</translation>
    </message>
    <message>
        <source>Learns to make motion from a text directly, without an autoencoder. It is the simplest to train: the text encoder is all it needs.</source>
        <translation>Aprende a crear movimiento directamente a partir de un texto, sin autocodificador. Es lo más sencillo de entrenar: solo necesita el lector de textos.</translation>
    </message>
    <message>
        <source>Learns a vocabulary of short moves, and to write motion in it. The next recipe speaks it.</source>
        <translation>Aprende un vocabulario de movimientos cortos y a escribir con él. La receta siguiente lo habla.</translation>
    </message>
    <message>
        <source>Learns to write motion from a text, one short move after the other. It decides by itself when a motion is over.</source>
        <translation>Aprende a escribir movimiento a partir de un texto, un gesto corto tras otro. Decide por sí mismo cuándo termina.</translation>
    </message>
    <message>
        <source>Learns to make motion beside the clips whose captions are nearest to the text. These clips become a part of the model.</source>
        <translation>Aprende a crear movimiento junto a los clips cuyas leyendas son las más cercanas al texto. Esos clips pasan a formar parte del modelo.</translation>
    </message>
    <message>
        <source>Learns to carry the style of one clip onto another, each part of the body by itself. It needs no captions and no names of styles.</source>
        <translation>Aprende a llevar el estilo de un clip a otro, cada parte del cuerpo por separado. No necesita leyendas ni nombres de estilos.</translation>
    </message>
    <message>
        <source>Learns to carry a style onto another motion, beside a critic that knows the styles. Its clips need the names of their styles.</source>
        <translation>Aprende a llevar un estilo a otro movimiento, junto a un crítico que conoce los estilos. Sus clips necesitan los nombres de sus estilos.</translation>
    </message>
    <message>
        <source>Learns to tell styles or contents apart, for evaluations. It takes no part in making motion.</source>
        <translation>Aprende a distinguir estilos o contenidos, para las evaluaciones. No interviene al crear movimiento.</translation>
    </message>
    <message>
        <source>Learns to put motions and captions where distance means something, for FID and R-precision in evaluations. It takes no part in making motion.</source>
        <translation>Aprende a situar movimientos y leyendas donde la distancia significa algo, para FID y R-precision en las evaluaciones. No interviene al crear movimiento.</translation>
    </message>
</context>
<context>
    <name>ui::ReportPages</name>
    <message>
        <source>About</source>
        <translation>Datos</translation>
    </message>
    <message>
        <source>Bars</source>
        <translation>Barras</translation>
    </message>
    <message>
        <source>Guidance sweep</source>
        <translation>Barrido de la guía</translation>
    </message>
    <message>
        <source>A click on a column of the table chooses it too</source>
        <translation>Un clic en una columna de la tabla también la elige</translation>
    </message>
    <message>
        <source>Use These Weights</source>
        <translation>Usar estos pesos</translation>
    </message>
    <message>
        <source>Puts style and style guide of this point into the sliders of the main window</source>
        <translation>Pone el estilo y la guía de este punto en los controles de la ventana principal</translation>
    </message>
    <message>
        <source>Show Motions</source>
        <translation>Mostrarlos</translation>
    </message>
    <message>
        <source>A few of the motions of this point become takes; again: the next few</source>
        <translation>Algunos movimientos de este punto se convierten en tomas; otra vez: los siguientes</translation>
    </message>
    <message>
        <source>style %1, style guide %2</source>
        <translation>estilo %1, guía del estilo %2</translation>
    </message>
    <message>
        <source>The weights of the report&apos;s other rows</source>
        <translation>Los pesos de las demás filas del informe</translation>
    </message>
    <message>
        <source>style recognised, %</source>
        <translation>estilo reconocido, %</translation>
    </message>
    <message>
        <source>Each point is one setting: style / style guide. Click one.</source>
        <translation>Cada punto es un ajuste: estilo / guía del estilo. Haga clic en uno.</translation>
    </message>
</context>
<context>
    <name>ui::ReportTableModel</name>
    <message>
        <source>real motion</source>
        <translation>movimiento real</translation>
    </message>
    <message>
        <source>Of the repetitions: %1</source>
        <translation>De las repeticiones: %1</translation>
    </message>
    <message>
        <source>In the other report: %1</source>
        <translation>En el otro informe: %1</translation>
    </message>
    <message>
        <source>One repetition tells no interval, so nobody can say whether the difference is chance.</source>
        <translation>Una sola repetición no da intervalo, así que nadie puede decir si la diferencia es azar.</translation>
    </message>
    <message>
        <source>The difference is larger than its interval of ± %1.</source>
        <translation>La diferencia es mayor que su intervalo de ± %1.</translation>
    </message>
    <message>
        <source>The difference lies within its interval of ± %1.</source>
        <translation>La diferencia está dentro de su intervalo de ± %1.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>More is better.</source>
        <translation>Más es mejor.</translation>
    </message>
    <message>
        <source>Less is better.</source>
        <translation>Menos es mejor.</translation>
    </message>
    <message>
        <source>As real motion is best.</source>
        <translation>Lo mejor es ser como el movimiento real.</translation>
    </message>
</context>
<context>
    <name>ui::ReportWords</name>
    <message>
        <source>Prompts shown</source>
        <translation>Descripciones mostradas</translation>
    </message>
    <message>
        <source>Prompts of the list that at least 4 of 5 seeds show, by facts measured on the finished clip.</source>
        <translation>Descripciones de la lista que muestran al menos 4 de 5 semillas, según hechos medidos en el clip terminado.</translation>
    </message>
    <message>
        <source>Clips that show it</source>
        <translation>Clips que la muestran</translation>
    </message>
    <message>
        <source>Clips in which every fact of their prompt holds.</source>
        <translation>Clips en los que se cumple cada hecho de su descripción.</translation>
    </message>
    <message>
        <source>Rank of the prompt</source>
        <translation>Puesto de la descripción</translation>
    </message>
    <message>
        <source>Mean place of a clip&apos;s own prompt among all of the list, by distance in an evaluator&apos;s space; 1 is the best.</source>
        <translation>Puesto medio de la descripción propia de un clip entre todas las de la lista, por distancia en el espacio de un evaluador; 1 es el mejor.</translation>
    </message>
    <message>
        <source>Own prompt nearest</source>
        <translation>Descripción propia, la más cercana</translation>
    </message>
    <message>
        <source>Clips to which no prompt of the list is nearer than their own.</source>
        <translation>Clips a los que ninguna descripción de la lista les queda más cerca que la suya.</translation>
    </message>
    <message>
        <source>Own prompt among 3</source>
        <translation>Descripción propia entre 3</translation>
    </message>
    <message>
        <source>Clips whose own prompt is among the 3 nearest of the list.</source>
        <translation>Clips cuya descripción está entre las 3 más cercanas de la lista.</translation>
    </message>
    <message>
        <source>Taught moves shown</source>
        <translation>Movimientos enseñados, mostrados</translation>
    </message>
    <message>
        <source>Motions of taught captions whose nearest of all clips, the taught ones and those of moves that the model knew, is one of that caption.</source>
        <translation>Movimientos de leyendas enseñadas cuyo clip más cercano de todos, los enseñados y los de movimientos que el modelo conocía, es uno de esa leyenda.</translation>
    </message>
    <message>
        <source>Distance to the taught move</source>
        <translation>Distancia al movimiento enseñado</translation>
    </message>
    <message>
        <source>From a motion to the nearest clip that was taught for its caption; 1 is the mean distance between clips of different moves.</source>
        <translation>De un movimiento al clip más cercano que se enseñó para su leyenda; 1 es la distancia media entre clips de movimientos distintos.</translation>
    </message>
    <message>
        <source>Known moves shown</source>
        <translation>Movimientos conocidos, mostrados</translation>
    </message>
    <message>
        <source>The same share for captions that the model knew before and that took no part in the teaching.</source>
        <translation>La misma proporción con leyendas que el modelo ya conocía y que no intervinieron en la enseñanza.</translation>
    </message>
    <message>
        <source>Distance to the caption, taught</source>
        <translation>Distancia a la leyenda, enseñadas</translation>
    </message>
    <message>
        <source>From a motion to its own caption, in the space of an evaluator that took no part in generation or teaching: captions that were taught.</source>
        <translation>De un movimiento a su leyenda, en el espacio de un evaluador que no intervino en la generación ni en la enseñanza: leyendas enseñadas.</translation>
    </message>
    <message>
        <source>Distance to the caption, known</source>
        <translation>Distancia a la leyenda, conocidas</translation>
    </message>
    <message>
        <source>The same for captions that the model knew before and that took no part in the teaching.</source>
        <translation>Lo mismo con leyendas que el modelo ya conocía y que no intervinieron en la enseñanza.</translation>
    </message>
    <message>
        <source>FID</source>
        <translation>FID</translation>
    </message>
    <message>
        <source>Fréchet distance to the reference motions in the evaluator&apos;s space, equal counts on both sides.</source>
        <translation>Distancia de Fréchet a los movimientos de referencia en el espacio del evaluador, con el mismo número en ambos lados.</translation>
    </message>
    <message>
        <source>FID to own motions</source>
        <translation>FID respecto a los propios</translation>
    </message>
    <message>
        <source>The same against the real motions that the captions belong to, as the papers take it; real motion itself would score 0.</source>
        <translation>Lo mismo frente a los movimientos reales a los que pertenecen las leyendas, como hacen los artículos; el movimiento real mismo daría 0.</translation>
    </message>
    <message>
        <source>FID, unit vectors</source>
        <translation>FID, vectores unitarios</translation>
    </message>
    <message>
        <source>FID after every embedding is scaled to length 1: how long the evaluator&apos;s vectors are, which tells little, no longer counts.</source>
        <translation>FID tras llevar cada vector a longitud 1: la longitud de los vectores del evaluador, que dice poco, ya no cuenta.</translation>
    </message>
    <message>
        <source>Diversity</source>
        <translation>Diversidad</translation>
    </message>
    <message>
        <source>Mean distance of random pairs.</source>
        <translation>Distancia media entre pares al azar.</translation>
    </message>
    <message>
        <source>MultiModality</source>
        <translation>Multimodalidad</translation>
    </message>
    <message>
        <source>Mean distance of motions made from one and the same caption.</source>
        <translation>Distancia media entre movimientos creados con una misma leyenda.</translation>
    </message>
    <message>
        <source>R-precision, top 1</source>
        <translation>R-precision, la mejor</translation>
    </message>
    <message>
        <source>R-precision, top 2</source>
        <translation>R-precision, 2 mejores</translation>
    </message>
    <message>
        <source>R-precision, top 3</source>
        <translation>R-precision, 3 mejores</translation>
    </message>
    <message>
        <source>Captions whose own motion is the nearest of its pool.</source>
        <translation>Leyendas cuyo movimiento es el más cercano de su grupo.</translation>
    </message>
    <message>
        <source>Captions whose own motion is among the 2 nearest of its pool.</source>
        <translation>Leyendas cuyo movimiento está entre los 2 más cercanos de su grupo.</translation>
    </message>
    <message>
        <source>Captions whose own motion is among the 3 nearest of its pool.</source>
        <translation>Leyendas cuyo movimiento está entre los 3 más cercanos de su grupo.</translation>
    </message>
    <message>
        <source>R-precision, top 1, distinct captions</source>
        <translation>R-precision, la mejor, leyendas distintas</translation>
    </message>
    <message>
        <source>The same with one motion for each caption, so that no two of a pool share theirs and real motion can reach 100 %.</source>
        <translation>Lo mismo con un movimiento por leyenda: así no hay dos de un grupo que la compartan y el movimiento real puede llegar al 100 %.</translation>
    </message>
    <message>
        <source>R-precision, top 3, distinct captions</source>
        <translation>R-precision, 3 mejores, leyendas distintas</translation>
    </message>
    <message>
        <source>Own motion among the 3 nearest of a pool without equal captions.</source>
        <translation>Movimiento propio entre los 3 más cercanos de un grupo sin leyendas iguales.</translation>
    </message>
    <message>
        <source>R-precision, top 1, unseen captions</source>
        <translation>R-precision, la mejor, leyendas no vistas</translation>
    </message>
    <message>
        <source>The same without captions that stand in training word for word or nearly: what is left cannot have been learned by heart.</source>
        <translation>Lo mismo sin las leyendas que están en el entrenamiento al pie de la letra o casi: lo que queda no puede haberse aprendido de memoria.</translation>
    </message>
    <message>
        <source>R-precision, top 3, unseen captions</source>
        <translation>R-precision, 3 mejores, leyendas no vistas</translation>
    </message>
    <message>
        <source>Own motion among the 3 nearest, without captions that stand in training word for word or nearly.</source>
        <translation>Movimiento propio entre los 3 más cercanos, sin las leyendas que están en el entrenamiento al pie de la letra o casi.</translation>
    </message>
    <message>
        <source>MM-Dist</source>
        <translation>Distancia MM</translation>
    </message>
    <message>
        <source>Mean distance of a caption and its own motion.</source>
        <translation>Distancia media entre una leyenda y su movimiento.</translation>
    </message>
    <message>
        <source>SRA, clean judge</source>
        <translation>SRA, juez limpio</translation>
    </message>
    <message>
        <source>Style recognised by a classifier that shares no weights, seed and clips with the network that guides sampling.</source>
        <translation>Estilo reconocido por un clasificador que no comparte pesos, semilla ni clips con la red que guía la generación.</translation>
    </message>
    <message>
        <source>SRA, the paper&apos;s form</source>
        <translation>SRA, la del artículo</translation>
    </message>
    <message>
        <source>Style recognised by the network that guides sampling: it is its own judge here, so this number flatters.</source>
        <translation>Estilo reconocido por la red que guía la generación: aquí es juez y parte, así que este número favorece.</translation>
    </message>
    <message>
        <source>Content recognised</source>
        <translation>Contenido reconocido</translation>
    </message>
    <message>
        <source>Content recognised by a classifier that took no part in generation.</source>
        <translation>Contenido reconocido por un clasificador que no intervino en la generación.</translation>
    </message>
    <message>
        <source>Foot skating</source>
        <translation>Pies que resbalan</translation>
    </message>
    <message>
        <source>Share of frames in which a low foot slides faster than 0.5 m/s. Real motion does not score 0.</source>
        <translation>Proporción de fotogramas en los que un pie bajo resbala a más de 0,5 m/s. El movimiento real no da 0.</translation>
    </message>
    <message>
        <source>Foot skating, as delivered</source>
        <translation>Pies que resbalan, al entregar</translation>
    </message>
    <message>
        <source>The same after the program has locked the feet: what a person gets.</source>
        <translation>Lo mismo después de que el programa fije los pies: lo que se recibe.</translation>
    </message>
    <message>
        <source>Aloft, s</source>
        <translation>En el aire, s</translation>
    </message>
    <message>
        <source>Longest time in a clip with no joint nearer to the floor than 3 cm and no free fall: floating. Climbing counts too.</source>
        <translation>Tiempo más largo de un clip sin ninguna articulación a menos de 3 cm del suelo y sin caída libre: flotar. Trepar también cuenta.</translation>
    </message>
    <message>
        <source>Knee bend, degrees</source>
        <translation>Flexión de rodillas, grados</translation>
    </message>
    <message>
        <source>Mean bend of both knees while the trunk is upright.</source>
        <translation>Flexión media de ambas rodillas con el tronco erguido.</translation>
    </message>
    <message>
        <source>Trunk lean, degrees</source>
        <translation>Inclinación del tronco, grados</translation>
    </message>
    <message>
        <source>Mean angle between trunk and vertical in the same frames.</source>
        <translation>Ángulo medio entre el tronco y la vertical en los mismos fotogramas.</translation>
    </message>
    <message>
        <source>Floor penetration, m</source>
        <translation>Bajo el suelo, m</translation>
    </message>
    <message>
        <source>Mean depth of the lowest joint under the floor.</source>
        <translation>Profundidad media de la articulación más baja bajo el suelo.</translation>
    </message>
    <message>
        <source>Floating, m</source>
        <translation>Sobre el suelo, m</translation>
    </message>
    <message>
        <source>Mean height of the lowest joint over the floor, beyond 2 cm.</source>
        <translation>Altura media de la articulación más baja sobre el suelo, a partir de 2 cm.</translation>
    </message>
    <message>
        <source>Jerk, m/s³</source>
        <translation>Tirón, m/s³</translation>
    </message>
    <message>
        <source>Mean third derivative of the joints&apos; positions.</source>
        <translation>Tercera derivada media de las posiciones de las articulaciones.</translation>
    </message>
    <message>
        <source>Slide, mm per contact frame</source>
        <translation>Deslizamiento, mm por fotograma de contacto</translation>
    </message>
    <message>
        <source>Horizontal step of a toe from frame to frame while it is still or near the floor. Measured as MBench does, without any network.</source>
        <translation>Paso horizontal de un dedo del pie de fotograma a fotograma mientras está quieto o cerca del suelo. Medido como en MBench, sin ninguna red.</translation>
    </message>
    <message>
        <source>Hovering frames</source>
        <translation>Fotogramas flotando</translation>
    </message>
    <message>
        <source>Frames in which contact does not carry the body: feet that glide along with the pelvis, on the floor or over it (MBench calls it Float).</source>
        <translation>Fotogramas en los que el contacto no sostiene el cuerpo: pies que se deslizan con la pelvis, en el suelo o por encima (MBench lo llama Float).</translation>
    </message>
    <message>
        <source>Jitter, mm/frame²</source>
        <translation>Temblor, mm/fotograma²</translation>
    </message>
    <message>
        <source>Mean acceleration of the joints in the world and relative to the pelvis, added (MBench).</source>
        <translation>Aceleración media de las articulaciones en el mundo y respecto a la pelvis, sumadas (MBench).</translation>
    </message>
    <message>
        <source>Dynamic, mm/frame</source>
        <translation>Dinámica, mm/fotograma</translation>
    </message>
    <message>
        <source>Mean speed of the joints in the world and relative to the pelvis, added (MBench): how much moves at all.</source>
        <translation>Velocidad media de las articulaciones en el mundo y respecto a la pelvis, sumadas (MBench): cuánto se mueve en total.</translation>
    </message>
    <message>
        <source>Sunk joints, mm</source>
        <translation>Articulaciones hundidas, mm</translation>
    </message>
    <message>
        <source>Mean depth of those joints that are more than 5 mm below the lowest toe of the clip; 0 where none is.</source>
        <translation>Profundidad media de las articulaciones que están más de 5 mm por debajo del dedo más bajo del clip; 0 si no hay ninguna.</translation>
    </message>
    <message>
        <source>Bone-length drift</source>
        <translation>Variación de los huesos</translation>
    </message>
    <message>
        <source>(Longest - shortest) / mean length, mean over the bones.</source>
        <translation>(Más larga - más corta) / longitud media, promediada sobre los huesos.</translation>
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
        <translation>%1, juez: %2</translation>
    </message>
    <message>
        <source>%1, %2 judge</source>
        <translation>%1, juez %2</translation>
    </message>
    <message>
        <source>Captions of the test split, each in a style drawn evenly from those that the models and the judge know; length as the caption&apos;s own motion.</source>
        <translation>Leyendas de los clips de prueba, cada una con un estilo sorteado por igual entre los que conocen los modelos y el juez; duración, la del movimiento propio de la leyenda.</translation>
    </message>
    <message>
        <source>Captions of the test split without a style; length as the caption&apos;s own motion.</source>
        <translation>Leyendas de los clips de prueba sin estilo; duración, la del movimiento propio de la leyenda.</translation>
    </message>
    <message>
        <source>Pairs of content and style that were held out of training completely, against the true motions of those pairs.</source>
        <translation>Pares de contenido y estilo que el entrenamiento no vio nunca, frente a los movimientos reales de esos pares.</translation>
    </message>
    <message>
        <source>Labelled motions of the test split, inverted and done again in another style.</source>
        <translation>Movimientos etiquetados de los clips de prueba, invertidos y rehechos con otro estilo.</translation>
    </message>
    <message>
        <source>Each repetition deals the split&apos;s recordings into a reference half and a prompted half anew (windows and mirrored twins stay together) and generates with new seeds; intervals are 1.96 standard deviations of the repetitions over the root of their number.</source>
        <translation>Cada repetición reparte de nuevo las grabaciones en una mitad de referencia y otra con descripción (los fragmentos y los gemelos reflejados van juntos) y genera con semillas nuevas; los intervalos son 1,96 desviaciones típicas de las repeticiones entre la raíz de su número.</translation>
    </message>
    <message>
        <source>%1 plain prompts, %2 seeds each, unstyled and in the styles named. A clip shows its prompt when every fact of the list holds on the finished motion; a prompt counts when at least %3 % of its seeds show it. Real recordings of these actions pass the same facts at least nine times in ten (tests/quality/README.md).</source>
        <translation>%1 descripciones sencillas, %2 semillas cada una, sin estilo y con los estilos indicados. Un clip muestra su descripción cuando cada hecho de la lista se cumple en el movimiento terminado; una descripción cuenta cuando la muestra al menos el %3 % de sus semillas. Las grabaciones reales de estas acciones superan los mismos hechos al menos nueve de cada diez veces (tests/quality/README.md).</translation>
    </message>
    <message>
        <source>The same questions before and after a teaching, with the same draws: the captions of the clips that were taught, and captions that the model knew and that took no part in the teaching. What a motion shows is told by the nearest of a gallery, the clips that were taught and what the model made of captions that it knew; near is measured on places, speeds and contacts of the body, without any network.</source>
        <translation>Las mismas preguntas antes y después de enseñar, con los mismos sorteos: las leyendas de los clips enseñados, y leyendas que el modelo conocía y que no intervinieron. Lo que muestra un movimiento lo dice el más cercano de una colección: los clips enseñados y lo que el modelo hizo de leyendas conocidas; la cercanía se mide en posiciones, velocidades y contactos del cuerpo, sin ninguna red.</translation>
    </message>
    <message>
        <source>The model that was taught, as it was.</source>
        <translation>El modelo que se enseñó, tal como era.</translation>
    </message>
    <message>
        <source>The taught model.</source>
        <translation>El modelo enseñado.</translation>
    </message>
    <message>
        <source>before</source>
        <translation>antes</translation>
    </message>
    <message>
        <source>after</source>
        <translation>después</translation>
    </message>
    <message>
        <source>Teaching</source>
        <translation>Enseñanza</translation>
    </message>
    <message>
        <source>Real motions of the split, other recordings than the reference.</source>
        <translation>Movimientos reales de los clips de prueba, de grabaciones distintas de la referencia.</translation>
    </message>
    <message>
        <source>The whole model.</source>
        <translation>El modelo entero.</translation>
    </message>
    <message>
        <source>The whole model; an imported one as released: branches, guidance and order of the style&apos;s frames.</source>
        <translation>El modelo entero; uno importado, tal como se publicó: ramas, guía y orden de los fotogramas del estilo.</translation>
    </message>
    <message>
        <source>The text alone, without the style adaptor.</source>
        <translation>Solo el texto, sin el adaptador de estilo.</translation>
    </message>
    <message>
        <source>The style said in the prompt, without the style adaptor.</source>
        <translation>El estilo dicho en la descripción, sin el adaptador de estilo.</translation>
    </message>
    <message>
        <source>Of four draws the one that fits best: its words by the evaluator, its style by the guiding network.</source>
        <translation>De cuatro intentos, el que mejor encaja: las palabras las juzga el evaluador; el estilo, la red que guía.</translation>
    </message>
    <message>
        <source>Without classifier guidance.</source>
        <translation>Sin la guía del clasificador.</translation>
    </message>
    <message>
        <source>Two descents of the classifier guidance for each gradient.</source>
        <translation>Dos descensos de la guía del clasificador por gradiente.</translation>
    </message>
    <message>
        <source>A gradient of the classifier guidance for each descent, as published.</source>
        <translation>Un gradiente de la guía del clasificador por descenso, como se publicó.</translation>
    </message>
    <message>
        <source>DDIM in 50 steps, as published.</source>
        <translation>DDIM en 50 pasos, como se publicó.</translation>
    </message>
    <message>
        <source>One gradient of the classifier guidance for all descents of a step.</source>
        <translation>Un gradiente de la guía del clasificador para todos los descensos de un paso.</translation>
    </message>
    <message>
        <source>Style weight 0: classifier guidance alone makes the style.</source>
        <translation>Peso del estilo 0: solo la guía del clasificador hace el estilo.</translation>
    </message>
    <message>
        <source>Transfers by inpainting: the motion is given back above the turn instead of inverted.</source>
        <translation>Transfiere repintando: el movimiento se devuelve por encima del giro en vez de invertirse.</translation>
    </message>
    <message>
        <source>Real motions through the autoencoder: the best that sampling in its latents can reach.</source>
        <translation>Movimientos reales a través del autocodificador: lo mejor que se puede alcanzar en sus números.</translation>
    </message>
    <message>
        <source>Real motions through the autoencoder.</source>
        <translation>Movimientos reales a través del autocodificador.</translation>
    </message>
    <message>
        <source>CrossDiff in 3D. Of our own: 50 steps, classifier-free guidance 2.5; imported: 1,000 without, as its authors sample.</source>
        <translation>CrossDiff en 3D. Propio: 50 pasos, guía sin clasificador 2,5; importado: 1000 sin ella, como sus autores.</translation>
    </message>
    <message>
        <source>CrossDiff in 3D without classifier-free guidance.</source>
        <translation>CrossDiff en 3D sin la guía sin clasificador.</translation>
    </message>
    <message>
        <source>CrossDiff in 2D down to step %1 of 1,000, then in 3D; without guidance.</source>
        <translation>CrossDiff en 2D hasta el paso %1 de 1000, luego en 3D; sin guía.</translation>
    </message>
    <message>
        <source>ReMoDiffuse beside the two nearest clips of its library, with the mixture that was fitted for it.</source>
        <translation>ReMoDiffuse junto a los dos clips más cercanos de su colección, con la mezcla ajustada para él.</translation>
    </message>
    <message>
        <source>The same without any clip beside it.</source>
        <translation>Lo mismo sin ningún clip al lado.</translation>
    </message>
    <message>
        <source>The same with the mixture that its authors fitted for theirs.</source>
        <translation>Lo mismo con la mezcla que sus autores ajustaron para el suyo.</translation>
    </message>
    <message>
        <source>The same with guidance that grows by 2 instead of 6.5.</source>
        <translation>Lo mismo con una guía que crece 2 en vez de 6,5.</translation>
    </message>
    <message>
        <source>The style of a clip as one vector; the path is the content&apos;s.</source>
        <translation>El estilo de un clip como un vector; el recorrido es el del contenido.</translation>
    </message>
    <message>
        <source>The style of a clip for the whole body; the path is the content&apos;s.</source>
        <translation>El estilo de un clip para todo el cuerpo; el recorrido es el del contenido.</translation>
    </message>
    <message>
        <source>Every code drawn from all of its probabilities; it may end before the length asked for.</source>
        <translation>Cada código sorteado entre todas sus probabilidades; puede acabar antes de la duración pedida.</translation>
    </message>
    <message>
        <source>The same with the length that the model chooses, whatever is asked for: as published.</source>
        <translation>Lo mismo con la duración que elige el modelo, se pida lo que se pida: como se publicó.</translation>
    </message>
    <message>
        <source>The likeliest code each time.</source>
        <translation>Cada vez el código más probable.</translation>
    </message>
    <message>
        <source>Drawn from the 50 likeliest codes.</source>
        <translation>Sorteado entre los 50 códigos más probables.</translation>
    </message>
    <message>
        <source>Real motions to codes and back: the best that codes can reach.</source>
        <translation>Movimientos reales a códigos y de vuelta: lo mejor que alcanzan los códigos.</translation>
    </message>
    <message>
        <source>MDM with its own steps and classifier-free guidance 2.5.</source>
        <translation>MDM con sus propios pasos y guía sin clasificador 2,5.</translation>
    </message>
    <message>
        <source>MDM without classifier-free guidance.</source>
        <translation>MDM sin la guía sin clasificador.</translation>
    </message>
    <message>
        <source>The imported model as released.</source>
        <translation>El modelo importado, tal como se publicó.</translation>
    </message>
    <message>
        <source>The text alone.</source>
        <translation>Solo el texto.</translation>
    </message>
    <message>
        <source>The style said in the prompt.</source>
        <translation>El estilo dicho en la descripción.</translation>
    </message>
    <message>
        <source>%1 makes the motion from the text, and %2 gives it the style.</source>
        <translation>%1 crea el movimiento a partir del texto y %2 le da el estilo.</translation>
    </message>
    <message>
        <source>The prompts alone.</source>
        <translation>Solo las descripciones.</translation>
    </message>
    <message>
        <source>The prompts in the style %1.</source>
        <translation>Las descripciones con el estilo %1.</translation>
    </message>
    <message>
        <source>Every FID here compares %1 motions with %1 reference motions. Few samples raise it, so the row &quot;real motion&quot; (%1 other real motions against the same reference) is the floor, not 0.</source>
        <translation>Cada FID de aquí compara %1 movimientos con %1 de referencia. Pocas muestras la suben, así que el mínimo es la fila «movimiento real» (otros %1 reales frente a la misma referencia), no 0.</translation>
    </message>
    <message>
        <source>Diversity uses %1 pairs, as many as there are motions.</source>
        <translation>La diversidad usa %1 pares, tantos como movimientos hay.</translation>
    </message>
    <message>
        <source>The split has few different captions: in the pools of the first repetition %1 pairs share one, so even real motion cannot reach 100 % R-precision.</source>
        <translation>Los clips de prueba tienen pocas leyendas distintas: en los grupos de la primera repetición, %1 pares comparten una, así que ni el movimiento real llega al 100 % de R-precision.</translation>
    </message>
    <message>
        <source>There is no full pool of %1 motions, so R-precision and MM-Dist are missing.</source>
        <translation>No hay ningún grupo completo de %1 movimientos, así que faltan R-precision y distancia MM.</translation>
    </message>
    <message>
        <source>Of %1 different captions that may be asked, %2 (%3 %) stand word for word in training and %4 (%5 %) nearly (one word in %6 differs). &quot;R-precision, unseen captions&quot; leaves both out.</source>
        <translation>De %1 leyendas distintas que se pueden pedir, %2 (%3 %) están al pie de la letra en el entrenamiento y %4 (%5 %) casi (cambia una palabra de cada %6). «R-precision, leyendas no vistas» omite ambas.</translation>
    </message>
    <message>
        <source>One evaluator only: no second opinion on FID.</source>
        <translation>Un solo evaluador: sin segunda opinión sobre la FID.</translation>
    </message>
    <message>
        <source>%1 of %2 repetitions are done.</source>
        <translation>%1 de %2 repeticiones están hechas.</translation>
    </message>
    <message>
        <source>There is no evaluator of motion and text, so FID, R-precision, MM-Dist and Diversity are missing: packaging/train-judges makes one.</source>
        <translation>No hay evaluador de movimiento y texto, así que faltan FID, R-precision, distancia MM y diversidad: packaging/train-judges crea uno.</translation>
    </message>
    <message>
        <source>There is no style judge, so whether styles are recognised is missing: packaging/train-judges makes one.</source>
        <translation>No hay juez de estilos, así que falta saber si se reconocen los estilos: packaging/train-judges crea uno.</translation>
    </message>
    <message>
        <source>The style judge and the guiding network of %1 were trained from the same seed: the judge is not clean.</source>
        <translation>El juez de estilos y la red que guía a %1 se entrenaron con la misma semilla: el juez no es limpio.</translation>
    </message>
    <message>
        <source>Motions were chosen by the evaluator that also ranks them: of the ranks, only those of another evaluator are independent. The facts are.</source>
        <translation>Los movimientos los eligió el mismo evaluador que los ordena: de los puestos, solo los de otro evaluador son independientes. Los hechos lo son.</translation>
    </message>
    <message>
        <source>No evaluator that reads captions: the rank of the prompt is missing.</source>
        <translation>Ningún evaluador que lea leyendas: falta el puesto de la descripción.</translation>
    </message>
    <message>
        <source>No judge of motion and text lies among the models (judges/evaluator-all.safetensors): distances to captions are not told.</source>
        <translation>Entre los modelos no hay juez de movimiento y texto (judges/evaluator-all.safetensors): no se dan distancias a leyendas.</translation>
    </message>
    <message>
        <source>Captions that nobody wrote are the words of the files&apos; names.</source>
        <translation>Las leyendas que nadie escribió son las palabras de los nombres de archivo.</translation>
    </message>
    <message>
        <source>Intervals (95 %) are over captions.</source>
        <translation>Los intervalos (95 %) son sobre las leyendas.</translation>
    </message>
    <message>
        <source>After less before, caption by caption: %1: %2 points (%3 to %4).</source>
        <translation>Después menos antes, leyenda a leyenda: %1: %2 puntos (de %3 a %4).</translation>
    </message>
    <message>
        <source>After less before, caption by caption: %1: %2 (%3 to %4).</source>
        <translation>Después menos antes, leyenda a leyenda: %1: %2 (de %3 a %4).</translation>
    </message>
    <message>
        <source>After less before, caption by caption: %1: %2.</source>
        <translation>Después menos antes, leyenda a leyenda: %1: %2.</translation>
    </message>
    <message>
        <source>%1 was left out: %2.</source>
        <translation>%1 se omitió: %2.</translation>
    </message>
    <message>
        <source>all</source>
        <translation>cuerpo entero</translation>
    </message>
    <message>
        <source>upper</source>
        <translation>mitad superior</translation>
    </message>
    <message>
        <source>lower</source>
        <translation>mitad inferior</translation>
    </message>
    <message>
        <source>joints</source>
        <translation>articulaciones</translation>
    </message>
    <message>
        <source>style</source>
        <translation>estilo</translation>
    </message>
    <message>
        <source>content</source>
        <translation>contenido</translation>
    </message>
    <message>
        <source>nearest clip</source>
        <translation>clip más cercano</translation>
    </message>
    <message>
        <source>our own evaluator on %1 features, movements and GRU, %2 numbers, %3</source>
        <translation>evaluador propio sobre rasgos (%1), tramos y GRU, %2 números, %3</translation>
    </message>
    <message>
        <source>our own evaluator on joint positions, dilated convolutions, %1 numbers, %2</source>
        <translation>evaluador propio sobre posiciones de articulaciones, convoluciones dilatadas, %1 números, %2</translation>
    </message>
    <message>
        <source>our own evaluator on %1 features, dilated convolutions, %2 numbers, %3</source>
        <translation>evaluador propio sobre rasgos (%1), convoluciones dilatadas, %2 números, %3</translation>
    </message>
    <message>
        <source>our own evaluator on joint positions, movements and GRU, %1 numbers, %2</source>
        <translation>evaluador propio sobre posiciones de articulaciones, tramos y GRU, %1 números, %2</translation>
    </message>
    <message>
        <source>the published text-to-motion evaluator, motions only, %1</source>
        <translation>el evaluador publicado de texto a movimiento, solo movimientos, %1</translation>
    </message>
    <message>
        <source>classifier of %1 labels, seed %2, learned from the judges&apos; half of the training clips</source>
        <translation>clasificador de %1 etiquetas, semilla %2, aprendido con la mitad de los clips de entrenamiento que toca a los jueces</translation>
    </message>
    <message>
        <source>among %1 motions</source>
        <translation>entre %1 movimientos</translation>
    </message>
    <message>
        <source>of motion and text; took no part in generation or teaching</source>
        <translation>de movimiento y texto; no intervino en la generación ni en la enseñanza</translation>
    </message>
    <message>
        <source>content weight</source>
        <translation>peso del contenido</translation>
    </message>
    <message>
        <source>style weight</source>
        <translation>peso del estilo</translation>
    </message>
    <message>
        <source>classifier scale</source>
        <translation>escala del clasificador</translation>
    </message>
    <message>
        <source>style shown by</source>
        <translation>estilo mostrado por</translation>
    </message>
    <message>
        <source>each model&apos;s own</source>
        <translation>el de cada modelo</translation>
    </message>
    <message>
        <source>a clip of the test split, of another recording</source>
        <translation>un clip de prueba de otra grabación</translation>
    </message>
    <message>
        <source>the model&apos;s mean of the label</source>
        <translation>la media que el modelo tiene de la etiqueta</translation>
    </message>
    <message>
        <source>sampling steps</source>
        <translation>pasos de la generación</translation>
    </message>
    <message>
        <source>best of</source>
        <translation>el mejor de</translation>
    </message>
    <message>
        <source>clips</source>
        <translation>clips</translation>
    </message>
    <message>
        <source>replayed motions</source>
        <translation>movimientos repasados</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>minutos</translation>
    </message>
    <message>
        <source>threads</source>
        <translation>hilos</translation>
    </message>
    <message>
        <source>model before</source>
        <translation>modelo anterior</translation>
    </message>
    <message>
        <source>updates of the %1</source>
        <translation>iteraciones (%1)</translation>
    </message>
    <message>
        <source>%1 asked for, %2 taken</source>
        <translation>%1 pedidos, %2 empleados</translation>
    </message>
    <message>
        <source>SMooDi, stylized motion</source>
        <translation>SMooDi, movimiento con estilo</translation>
    </message>
    <message>
        <source>SMooDi, ablation</source>
        <translation>SMooDi, sin algunas partes</translation>
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
        <translation>De segunda mano, de resúmenes del artículo: no leído en el propio artículo. Allí un modelo de lenguaje redactó el estilo para «ChatGPT + MLD»; aquí lo hacen las palabras de los datos.</translation>
    </message>
    <message>
        <source>Second-hand, from summaries of the paper: not read from the paper itself.</source>
        <translation>De segunda mano, de resúmenes del artículo: no leído en el propio artículo.</translation>
    </message>
    <message>
        <source>From summary pages of the paper; MDM&apos;s row as cited there carries an error in caption lengths that was fixed later.</source>
        <translation>De páginas de resumen del artículo; la fila de MDM que se cita allí lleva un error en la longitud de las leyendas que se corrigió después.</translation>
    </message>
    <message>
        <source>From summary pages of the paper; another set of motions, so no protocol of ours asks for it.</source>
        <translation>De páginas de resumen del artículo; otro conjunto de movimientos, así que ningún protocolo nuestro lo pide.</translation>
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
        <translation>Pies que resbalan ↓</translation>
    </message>
    <message>
        <source>MM Dist ↓</source>
        <translation>Distancia MM ↓</translation>
    </message>
    <message>
        <source>MM-Dist ↓</source>
        <translation>Distancia MM ↓</translation>
    </message>
    <message>
        <source>R-precision ↑</source>
        <translation>R-precision ↑</translation>
    </message>
    <message>
        <source>R-precision top 3 ↑</source>
        <translation>R-precision, 3 mejores ↑</translation>
    </message>
    <message>
        <source>SRA ↑, its own judge</source>
        <translation>SRA ↑, su propio juez</translation>
    </message>
    <message>
        <source>without cycle loss</source>
        <translation>sin pérdida cíclica</translation>
    </message>
    <message>
        <source>without prior and cycle loss</source>
        <translation>sin pérdida a priori ni cíclica</translation>
    </message>
    <message>
        <source>without classifier guidance</source>
        <translation>sin la guía del clasificador</translation>
    </message>
    <message>
        <source>without adaptor</source>
        <translation>sin adaptador</translation>
    </message>
    <message>
        <source>Styles: the default model</source>
        <translation>Estilos: el modelo habitual</translation>
    </message>
    <message>
        <source>Styles: 20 steps beside 50</source>
        <translation>Estilos: 20 pasos junto a 50</translation>
    </message>
    <message>
        <source>SMooDi&apos;s table, trained here</source>
        <translation>La tabla de SMooDi, con lo nuestro</translation>
    </message>
    <message>
        <source>CrossDiff&apos;s table, trained here</source>
        <translation>La tabla de CrossDiff, con lo nuestro</translation>
    </message>
    <message>
        <source>Text alone: shipped models</source>
        <translation>Solo texto: los modelos incluidos</translation>
    </message>
    <message>
        <source>Styles: the weights before</source>
        <translation>Estilos: los pesos de antes</translation>
    </message>
    <message>
        <source>Styles: a guidance sweep</source>
        <translation>Estilos: barrido de la guía</translation>
    </message>
    <message>
        <source>Parts of SMooDi, one left out</source>
        <translation>SMooDi sin una de sus partes</translation>
    </message>
    <message>
        <source>Parts of CrossDiff, one left out</source>
        <translation>CrossDiff sin una de sus partes</translation>
    </message>
</context>
<context>
    <name>ui::RestyleDialog</name>
    <message>
        <source>Style</source>
        <translation>Estilo</translation>
    </message>
    <message>
        <source>Restyle</source>
        <translation>Reestilizar</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Whom to take when there are several: 1 is seen longest and largest</source>
        <translation>A quién tomar si hay varias: 1 es la persona que se ve más tiempo y más grande</translation>
    </message>
    <message>
        <source>Frames per second of the video: key point files do not say it</source>
        <translation>Fotogramas por segundo del vídeo: los archivos de puntos clave no lo dicen</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Persona</translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation>Cadencia</translation>
    </message>
    <message>
        <source>As everywhere here</source>
        <translation>Como siempre aquí</translation>
    </message>
    <message>
        <source>As the model&apos;s authors do</source>
        <translation>Como los autores del modelo</translation>
    </message>
    <message>
        <source>The authors&apos; clean-up puts ankles and toes of standing feet on the floor, and lets the whole body follow a little</source>
        <translation>La limpieza de los autores pone tobillos y dedos de los pies apoyados en el suelo, y todo el cuerpo los sigue un poco</translation>
    </message>
    <message>
        <source>Feet</source>
        <translation>Pies</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Parts of the body in other styles</source>
        <translation>Partes del cuerpo con otros estilos</translation>
    </message>
    <message>
        <source>Its own</source>
        <translation>El suyo</translation>
    </message>
    <message>
        <source>As the whole</source>
        <translation>Como el conjunto</translation>
    </message>
    <message>
        <source>Choose a clip or the key points of a video whose style the motion is to have.</source>
        <translation>Elija un clip o los puntos clave de un vídeo cuyo estilo deba tener el movimiento.</translation>
    </message>
    <message>
        <source>Choose a clip whose style the motion is to have.</source>
        <translation>Elija un clip cuyo estilo deba tener el movimiento.</translation>
    </message>
    <message>
        <source>Of the original</source>
        <translation>Del original</translation>
    </message>
    <message>
        <source>How much of the motion that is there stays: little of it takes the style whole, much of it hardly changes</source>
        <translation>Cuánto queda del movimiento que hay: con poco toma todo el estilo, con mucho apenas cambia</translation>
    </message>
    <message>
        <source>By inversion</source>
        <translation>Por inversión</translation>
    </message>
    <message>
        <source>By inpainting</source>
        <translation>Rellenando</translation>
    </message>
    <message>
        <source>Inversion looks for the noise that the motion is made of; inpainting draws noise, and gives the motion back until the style takes over</source>
        <translation>La inversión busca el ruido del que nace el movimiento; el relleno sortea ruido y devuelve el movimiento hasta que manda el estilo</translation>
    </message>
    <message>
        <source>Way</source>
        <translation>Modo</translation>
    </message>
</context>
<context>
    <name>ui::RowMotions</name>
    <message>
        <source>From the evaluation “%1”, seed %2: as the metrics saw it, before feet are planted.</source>
        <translation>De la evaluación «%1», semilla %2: como lo vieron las métricas, antes de asentar los pies.</translation>
    </message>
    <message>
        <source>Reading motions of %1</source>
        <translation>Leyendo movimientos de %1</translation>
    </message>
</context>
<context>
    <name>ui::RunMeasure</name>
    <message>
        <source>Measure</source>
        <translation>Medir</translation>
    </message>
    <message>
        <source>Does 20 updates and forgets them: how long would the run take, and how much memory?</source>
        <translation>Hace 20 iteraciones y las olvida: ¿cuánto tardaría la sesión y con cuánta memoria?</translation>
    </message>
    <message>
        <source>%1 could not be started.</source>
        <translation>No se pudo iniciar %1.</translation>
    </message>
    <message>
        <source>Doing %1 updates…</source>
        <translation>Haciendo %1 iteraciones…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Detenido.</translation>
    </message>
    <message>
        <source>The measurement failed.</source>
        <translation>La medición falló.</translation>
    </message>
    <message>
        <source>About %1 for %2 updates, and %3 of memory.</source>
        <translation>Unos %1 para %2 iteraciones, y %3 de memoria.</translation>
    </message>
</context>
<context>
    <name>ui::RunSamples</name>
    <message>
        <source>Samples of %1</source>
        <translation>Muestras de %1</translation>
    </message>
</context>
<context>
    <name>ui::SampleRow</name>
    <message>
        <source>“%1” after %2 updates. A click makes a take of it.</source>
        <translation>«%1» tras %2 iteraciones. Un clic lo convierte en toma.</translation>
    </message>
</context>
<context>
    <name>ui::SampleStrip</name>
    <message>
        <source>Samples</source>
        <translation>Muestras</translation>
    </message>
    <message>
        <source>Whenever the chosen run has written new weights, these prompts are made with them, while this window is open</source>
        <translation>Cada vez que la sesión elegida escribe pesos nuevos, estas descripciones se hacen con ellos mientras esta ventana está abierta</translation>
    </message>
    <message>
        <source>Prompts with ; between</source>
        <translation>Descripciones separadas por ;</translation>
    </message>
    <message>
        <source>No sample of these weights: %1</source>
        <translation>Sin muestra de estos pesos: %1</translation>
    </message>
</context>
<context>
    <name>ui::SettingsForm</name>
    <message>
        <source>needed</source>
        <translation>necesario</translation>
    </message>
    <message>
        <source>may stay empty</source>
        <translation>puede quedar vacío</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Elegir…</translation>
    </message>
    <message>
        <source>Weights (*.safetensors)</source>
        <translation>Pesos (*.safetensors)</translation>
    </message>
    <message>
        <source>Usual values</source>
        <translation>Valores usuales</translation>
    </message>
    <message>
        <source>Settings that rarely need another value</source>
        <translation>Ajustes que rara vez necesitan otro valor</translation>
    </message>
</context>
<context>
    <name>ui::SliderRow</name>
    <message>
        <source>Double-click: back to %1.</source>
        <translation>Doble clic: volver a %1.</translation>
    </message>
</context>
<context>
    <name>ui::SteeringTools</name>
    <message>
        <source>Kept in the pose library: %1</source>
        <translation>Guardada en la biblioteca de poses: %1</translation>
    </message>
    <message>
        <source>Removed the pose “%1”.</source>
        <translation>Pose «%1» quitada.</translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation>Devolverla</translation>
    </message>
    <message>
        <source>This window keeps no poses.</source>
        <translation>Esta ventana no guarda poses.</translation>
    </message>
</context>
<context>
    <name>ui::StrengthLane</name>
    <message>
        <source>Style strength</source>
        <translation>Fuerza del estilo</translation>
    </message>
    <message>
        <source>Style strength: a double-click adds a point</source>
        <translation>Fuerza del estilo: un doble clic añade un punto</translation>
    </message>
    <message>
        <source>Remove the point</source>
        <translation>Quitar el punto</translation>
    </message>
    <message>
        <source>Add a point</source>
        <translation>Añadir un punto</translation>
    </message>
    <message>
        <source>One strength all through</source>
        <translation>Una sola fuerza</translation>
    </message>
    <message>
        <source>How strong the style is over time. A double-click adds a point, a drag moves it, Delete removes it; without points the slider counts.</source>
        <translation>La fuerza del estilo a lo largo del tiempo. Un doble clic añade un punto, arrastrar lo mueve, Supr lo quita; sin puntos cuenta el deslizador.</translation>
    </message>
</context>
<context>
    <name>ui::StudioToolBar</name>
    <message>
        <source>Toolbar</source>
        <translation>Barra de herramientas</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Generar</translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation>Preparando…</translation>
    </message>
    <message>
        <source>%1 %2 %</source>
        <translation>%1 %2 %</translation>
    </message>
</context>
<context>
    <name>ui::StyleBrowser</name>
    <message>
        <source>Styles</source>
        <translation>Estilos</translation>
    </message>
    <message>
        <source>Search styles</source>
        <translation>Buscar estilos</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todos</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>Favoritos</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Recientes</translation>
    </message>
    <message>
        <source>Own</source>
        <translation>Propios</translation>
    </message>
    <message>
        <source>Add a clip…</source>
        <translation>Añadir un clip…</translation>
    </message>
    <message>
        <source>A click chooses. Drag one style onto another to blend the two; the star makes a favourite.</source>
        <translation>Un clic elige. Arrastre un estilo sobre otro para mezclarlos; la estrella lo hace favorito.</translation>
    </message>
    <message>
        <source>No style of that name.</source>
        <translation>Ningún estilo se llama así.</translation>
    </message>
    <message>
        <source>No favourites yet: the star in the corner of a style makes one.</source>
        <translation>Aún no hay favoritos: la estrella en la esquina de un estilo lo convierte en uno.</translation>
    </message>
    <message>
        <source>No take was made in a style yet.</source>
        <translation>Aún no se ha creado ninguna toma con un estilo.</translation>
    </message>
    <message>
        <source>No clips of your own yet: add one, or drop it on the style panel.</source>
        <translation>Aún no hay clips propios: añada uno o suéltelo en el panel de estilos.</translation>
    </message>
</context>
<context>
    <name>ui::StyleChoice</name>
    <message>
        <source>A file of your own; you can also drop it here</source>
        <translation>Un archivo propio; también puede soltarlo aquí</translation>
    </message>
</context>
<context>
    <name>ui::StyleCourses</name>
    <message>
        <source>%1 keeps one style all through; the default model can change and mix it.</source>
        <translation>%1 mantiene un solo estilo; el modelo predeterminado puede cambiarlo y mezclarlo.</translation>
    </message>
    <message>
        <source>Choose a style first: the second one is mixed into it.</source>
        <translation>Elija primero un estilo: el segundo se mezcla con él.</translation>
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
        <translation>Estilos</translation>
    </message>
    <message>
        <source>+ %1</source>
        <translation>+ %1</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>Favorito</translation>
    </message>
    <message>
        <source>Mix with “%1”</source>
        <translation>Mezclar con «%1»</translation>
    </message>
    <message>
        <source>Mix with the chosen style</source>
        <translation>Mezclar con el estilo elegido</translation>
    </message>
    <message>
        <source>For the legs alone</source>
        <translation>Solo para las piernas</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>Quitar de la lista</translation>
    </message>
</context>
<context>
    <name>ui::StyleListModel</name>
    <message>
        <source>The model decides how the motion is done.</source>
        <translation>El modelo decide cómo se hace el movimiento.</translation>
    </message>
    <message>
        <source>The chosen model takes its style from a clip, not by name.</source>
        <translation>El modelo elegido toma su estilo de un clip, no por nombre.</translation>
    </message>
    <message>
        <source>The way of moving that the model learned as “%1”.</source>
        <translation>La manera de moverse que el modelo aprendió como «%1».</translation>
    </message>
    <message>
        <source>%1, favourite</source>
        <translation>%1, favorito</translation>
    </message>
</context>
<context>
    <name>ui::StyleMixRow</name>
    <message>
        <source>How much of each style</source>
        <translation>Cuánto de cada estilo</translation>
    </message>
    <message>
        <source>From the first style to the second while the motion goes on</source>
        <translation>Del primer estilo al segundo mientras avanza el movimiento</translation>
    </message>
    <message>
        <source>The first style alone</source>
        <translation>Solo el primer estilo</translation>
    </message>
    <message>
        <source>The legs move as the rest does</source>
        <translation>Las piernas se mueven como el resto</translation>
    </message>
    <message>
        <source>Legs: %1</source>
        <translation>Piernas: %1</translation>
    </message>
    <message>
        <source>%1 % of the second style</source>
        <translation>%1 % del segundo estilo</translation>
    </message>
    <message>
        <source>It changes while the motion goes on; the clock beside it ends that</source>
        <translation>Cambia mientras avanza el movimiento; el reloj de al lado lo termina</translation>
    </message>
</context>
<context>
    <name>ui::StylePanel</name>
    <message>
        <source>Search styles</source>
        <translation>Buscar estilos</translation>
    </message>
    <message>
        <source>Use a clip of your own as a style: a BVH, FBX, glTF, Collada, AMC or HumanML3D .npy file. You can also drop it on this panel, or the key points of a video.</source>
        <translation>Usar un clip propio como estilo: un archivo BVH, FBX, glTF, Collada, AMC o HumanML3D .npy. También se puede soltar en este panel, igual que los puntos clave de un vídeo.</translation>
    </message>
    <message>
        <source>Choose a clip as style</source>
        <translation>Elegir un clip como estilo</translation>
    </message>
    <message>
        <source>Use as a style</source>
        <translation>Usar como estilo</translation>
    </message>
    <message>
        <source>Mix a second style into the chosen one</source>
        <translation>Mezclar un segundo estilo con el elegido</translation>
    </message>
    <message>
        <source>All styles, larger and all moving</source>
        <translation>Todos los estilos, más grandes y todos en movimiento</translation>
    </message>
</context>
<context>
    <name>ui::SweepDialog</name>
    <message>
        <source>Sweep</source>
        <translation>Barrido</translation>
    </message>
    <message>
        <source>Rows: style weight</source>
        <translation>Filas: peso del estilo</translation>
    </message>
    <message>
        <source>Style guide</source>
        <translation>Guía del estilo</translation>
    </message>
    <message>
        <source>Styles</source>
        <translation>Estilos</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Columnas</translation>
    </message>
    <message>
        <source>Make the table</source>
        <translation>Crear la tabla</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>To</source>
        <translation>A</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Cuántos</translation>
    </message>
    <message>
        <source>Choose a style in the style panel first, or let the columns be styles: without one the weights change nothing.</source>
        <translation>Elija primero un estilo en el panel Estilo, o ponga estilos en las columnas: sin estilo, los pesos no cambian nada.</translation>
    </message>
    <message>
        <source>Tick one to three styles.</source>
        <translation>Marque de uno a tres estilos.</translation>
    </message>
    <message>
        <source>At most three styles fit on the sheet.</source>
        <translation>En la hoja caben tres estilos como máximo.</translation>
    </message>
    <message>
        <source>%1 × %2 takes with seed %3</source>
        <translation>%1 × %2 tomas con la semilla %3</translation>
    </message>
    <message>
        <source>%1. All of them stay in the list.</source>
        <translation>%1. Todas quedan en la lista.</translation>
    </message>
    <message>
        <source>%1, in about %2. All of them stay in the list.</source>
        <translation>%1, en unos %2. Todas se quedan en la lista.</translation>
    </message>
</context>
<context>
    <name>ui::TakeEdits</name>
    <message>
        <source>Loop of %1 s, smooth seam.</source>
        <translation>Bucle de %1 s, unión suave.</translation>
    </message>
    <message>
        <source>Loop of %1 s, the seam is hardly seen.</source>
        <translation>Bucle de %1 s, la unión apenas se nota.</translation>
    </message>
    <message>
        <source>Loop of %1 s, the seam is seen.</source>
        <translation>Bucle de %1 s, la unión se nota.</translation>
    </message>
    <message>
        <source>Cleaned up. The feet were steady before.</source>
        <translation>Limpiado. Los pies ya estaban firmes.</translation>
    </message>
    <message>
        <source>Cleaned up: feet stay where they stand.</source>
        <translation>Limpiado: los pies se quedan donde se apoyan.</translation>
    </message>
    <message>
        <source>Cleaned up: feet slide less than before.</source>
        <translation>Limpiado: los pies resbalan menos que antes.</translation>
    </message>
    <message>
        <source>Cleaned up, but the feet still slide.</source>
        <translation>Limpiado, pero los pies aún resbalan.</translation>
    </message>
    <message>
        <source>On “%1”: hands and feet are in place.</source>
        <translation>En «%1»: manos y pies están en su sitio.</translation>
    </message>
    <message>
        <source>On “%1”: hands or feet are up to %2 cm off.</source>
        <translation>En «%1»: manos o pies se desvían hasta %2 cm.</translation>
    </message>
    <message>
        <source>cleaned</source>
        <translation>limpiada</translation>
    </message>
    <message>
        <source>Cleaned up: feet stand as the bars say.</source>
        <translation>Limpiado: los pies se apoyan como dicen las barras.</translation>
    </message>
    <message>
        <source>mirrored</source>
        <translation>reflejada</translation>
    </message>
    <message>
        <source>Left and right are exchanged.</source>
        <translation>Izquierda y derecha están intercambiadas.</translation>
    </message>
    <message>
        <source>loop</source>
        <translation>bucle</translation>
    </message>
    <message>
        <source>trimmed</source>
        <translation>recortada</translation>
    </message>
    <message>
        <source>Trimmed to %1 s.</source>
        <translation>Recortado a %1 s.</translation>
    </message>
    <message>
        <source>turned</source>
        <translation>girada</translation>
    </message>
    <message>
        <source>It faces forward now.</source>
        <translation>Ahora mira al frente.</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>Leyendo %1</translation>
    </message>
    <message>
        <source>on %1</source>
        <translation>en %1</translation>
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
        <translation>Importada · %1</translation>
    </message>
    <message>
        <source>From a video · %1</source>
        <translation>Desde vídeo · %1</translation>
    </message>
    <message>
        <source>Restyled · %1</source>
        <translation>Reestilizada · %1</translation>
    </message>
    <message>
        <source>Edited · %1</source>
        <translation>Editada · %1</translation>
    </message>
    <message>
        <source>%1 · seed %2</source>
        <translation>%1 · semilla %2</translation>
    </message>
    <message>
        <source>%1 · changed since</source>
        <translation>%1 · cambiado después</translation>
    </message>
    <message>
        <source>Lifted from person %1 of %2</source>
        <translation>De la persona %1 de %2</translation>
    </message>
    <message>
        <source>Style: %1</source>
        <translation>Estilo: %1</translation>
    </message>
    <message>
        <source>Content %1, style %2, style guide %3</source>
        <translation>Contenido %1, estilo %2, guía del estilo %3</translation>
    </message>
    <message>
        <source>as usual</source>
        <translation>habitual</translation>
    </message>
    <message>
        <source>In 2D down to step %1, then in 3D</source>
        <translation>En 2D hasta el paso %1, luego en 3D</translation>
    </message>
    <message>
        <source>Seed %1, %2 steps, made in %3 s</source>
        <translation>Semilla %1, %2 pasos, creada en %3 s</translation>
    </message>
    <message>
        <source>Seed %1, made in %2 s</source>
        <translation>Semilla %1, creada en %2 s</translation>
    </message>
    <message>
        <source>Restyled from take %1</source>
        <translation>Reestilizada de la toma %1</translation>
    </message>
    <message>
        <source>Made again from take %1</source>
        <translation>Regenerada de la toma %1</translation>
    </message>
    <message>
        <source>Made from take %1</source>
        <translation>Hecha de la toma %1</translation>
    </message>
</context>
<context>
    <name>ui::TakesPanel</name>
    <message>
        <source>Search takes</source>
        <translation>Buscar tomas</translation>
    </message>
    <message>
        <source>Show only pinned takes</source>
        <translation>Mostrar solo las tomas ancladas</translation>
    </message>
    <message>
        <source>Every motion you generate is kept here.</source>
        <translation>Aquí se guarda cada movimiento generado.</translation>
    </message>
    <message>
        <source>Show in view A</source>
        <translation>Mostrar en la vista A</translation>
    </message>
    <message>
        <source>Show in view B</source>
        <translation>Mostrar en la vista B</translation>
    </message>
    <message>
        <source>Show in view C</source>
        <translation>Mostrar en la vista C</translation>
    </message>
    <message>
        <source>Show in view D</source>
        <translation>Mostrar en la vista D</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Soltar</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Anclar</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renombrar</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>Etiquetas…</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>Tags of this take, separated by commas:</source>
        <translation>Etiquetas de esta toma, separadas por comas:</translation>
    </message>
    <message>
        <source>Generate again</source>
        <translation>Regenerar</translation>
    </message>
    <message>
        <source>Use these settings</source>
        <translation>Usar estos ajustes</translation>
    </message>
    <message>
        <source>Copy as command line</source>
        <translation>Copiar como línea de comandos</translation>
    </message>
    <message>
        <source>Restyle</source>
        <translation>Reestilizar</translation>
    </message>
    <message>
        <source>Restyle as “%1”</source>
        <translation>Reestilizar: «%1»</translation>
    </message>
    <message>
        <source>The same motion in the style that is chosen in the style panel</source>
        <translation>El mismo movimiento con el estilo elegido en el panel Estilo</translation>
    </message>
    <message>
        <source>Use as a style</source>
        <translation>Usar como estilo</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Movimiento</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
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
            <numerusform>cortado en %n parte</numerusform>
            <numerusform>cortado en %n partes</numerusform>
        </translation>
    </message>
    <message>
        <source>caption from the file&apos;s name</source>
        <translation>leyenda del nombre del archivo</translation>
    </message>
    <message>
        <source>Learn</source>
        <translation>Aprender</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>What is done</source>
        <translation>Lo que se hace</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Duración</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Nota</translation>
    </message>
</context>
<context>
    <name>ui::TeachDialog</name>
    <message>
        <source>Teach it your moves</source>
        <translation>Enseñar movimientos propios</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>%1 could not be started.</source>
        <translation>No se pudo iniciar %1.</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Elegir carpeta…</translation>
    </message>
    <message>
        <source>Double click a caption to correct it: it is what a prompt will say, “a person does a cartwheel”. Clips without a tick are not learned.</source>
        <translation>Doble clic en una leyenda para corregirla: es lo que dirá una descripción, «a person does a cartwheel». Los clips sin marcar no se aprenden.</translation>
    </message>
    <message>
        <source>A folder of clips with moves of your own, chosen or dropped here: BVH, FBX, GLB, AMC.</source>
        <translation>Una carpeta de clips con movimientos propios, elegida o soltada aquí: BVH, FBX, GLB, AMC.</translation>
    </message>
    <message>
        <source>Folder of motions</source>
        <translation>Carpeta de movimientos</translation>
    </message>
    <message>
        <source>This installation has no gesto, which teaches models.</source>
        <translation>A esta instalación le falta gesto, que enseña a los modelos.</translation>
    </message>
    <message>
        <source>There is no folder for models of your own.</source>
        <translation>No hay carpeta para modelos propios.</translation>
    </message>
    <message>
        <source>Looking at the clips…</source>
        <translation>Examinando los clips…</translation>
    </message>
    <message>
        <source>At least two clips are needed.</source>
        <translation>Hacen falta al menos dos clips.</translation>
    </message>
    <message>
        <source>Teach</source>
        <translation>Enseñar</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Use this model</source>
        <translation>Usar este modelo</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Looking into “%1”…</source>
        <translation>Examinando «%1»…</translation>
    </message>
    <message>
        <source>Nothing can be learned from “%1”.</source>
        <translation>No se puede aprender nada de «%1».</translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s) in “%1”</source>
        <translation>
            <numerusform>%n clip en «%1»</numerusform>
            <numerusform>%n clips en «%1»</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n of them left out</source>
        <translation>
            <numerusform>, %n de ellos omitido</numerusform>
            <numerusform>, %n de ellos omitidos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>About %n minute(s) left</source>
        <translation>
            <numerusform>Queda %n minuto aprox.</numerusform>
            <numerusform>Quedan unos %n minutos</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped. What is done is kept.</source>
        <translation>Detenido. Lo hecho se conserva.</translation>
    </message>
    <message>
        <source>It ended before it was done.</source>
        <translation>Terminó antes de acabar.</translation>
    </message>
    <message>
        <source>“Go on” takes it up where it was.</source>
        <translation>«Continuar» sigue donde estaba.</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Deteniendo…</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minuto</numerusform>
            <numerusform>%n minutos</numerusform>
        </translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguno</translation>
    </message>
    <message>
        <source>Where the clips show a way of moving, its name: “limping”. It can then be picked among the styles.</source>
        <translation>Si los clips muestran una manera de moverse, su nombre: «limping». Luego se puede elegir entre los estilos.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tiempo</translation>
    </message>
    <message>
        <source>Name of the model</source>
        <translation>Nombre del modelo</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>Estilo</translation>
    </message>
    <message>
        <source>The default model learns your clips together with motions that it makes of itself, so that it keeps what it can. The more moves, the more time: five minutes do for a handful. The model becomes one of your own; the default stays as it is.</source>
        <translation>El modelo predeterminado aprende sus clips junto con movimientos que crea él mismo, para conservar lo que sabe. Cuantos más movimientos, más tiempo: cinco minutos bastan para un puñado. Surge un modelo propio; el predeterminado no cambia.</translation>
    </message>
    <message>
        <source>It works beside you, and may be stopped at any time: what is done is kept, and the same folder under the same name goes on from there.</source>
        <translation>Trabaja a su lado y se puede detener en cualquier momento: lo hecho se conserva, y la misma carpeta con el mismo nombre sigue desde ahí.</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>Pedido</translation>
    </message>
    <message>
        <source>Open the report</source>
        <translation>Abrir el informe</translation>
    </message>
    <message>
        <source>Nothing can be written in “%1”.</source>
        <translation>No se puede escribir en «%1».</translation>
    </message>
    <message>
        <source>your moves</source>
        <translation>sus movimientos</translation>
    </message>
    <message>
        <source>moves that it knew</source>
        <translation>movimientos que ya sabía</translation>
    </message>
    <message>
        <source>“%1” has learned. It takes prompts like the captions of your clips.</source>
        <translation>«%1» ha aprendido. Entiende descripciones como las leyendas de sus clips.</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Antes</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Después</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Cambio</translation>
    </message>
    <message>
        <source>your moves: distance to the words</source>
        <translation>sus movimientos: distancia a las palabras</translation>
    </message>
    <message>
        <source>moves that it knew: distance to the words</source>
        <translation>movimientos que ya sabía: distancia a las palabras</translation>
    </message>
    <message>
        <source>sliding feet</source>
        <translation>pies que resbalan</translation>
    </message>
    <message>
        <source>What a motion shows is told by the clip that is nearest to it, among yours and those that the model made of moves that it knew. How near it is to its words is told by a judge that took no part; less is nearer. ± is a 95 % interval over the captions.</source>
        <translation>Lo que muestra un movimiento lo dice el clip más cercano, entre los suyos y los que el modelo hizo de movimientos que ya conocía. Lo cerca que está de sus palabras lo dice un juez que no intervino; menos es más cerca. ± es un intervalo del 95 % sobre las leyendas.</translation>
    </message>
</context>
<context>
    <name>ui::TimeRuler</name>
    <message>
        <source>Timeline</source>
        <translation>Línea de tiempo</translation>
    </message>
    <message>
        <source>Drag to move through time. Drag the two handles to play only a part; double-click to play all of it again. The wheel zooms.</source>
        <translation>Arrastre para recorrer el tiempo. Arrastre los dos tiradores para reproducir solo una parte; doble clic para reproducir todo de nuevo. La rueda amplía.</translation>
    </message>
    <message>
        <source>Nothing to play yet</source>
        <translation>Aún no hay nada que reproducir</translation>
    </message>
</context>
<context>
    <name>ui::TimelinePanel</name>
    <message>
        <source>Playing speed; the motion itself stays as it is.</source>
        <translation>Velocidad de reproducción; el movimiento en sí no cambia.</translation>
    </message>
    <message>
        <source>Changed since</source>
        <translation>Cambiado después</translation>
    </message>
    <message>
        <source>Add an action: what happens after the last one</source>
        <translation>Añadir una acción: lo que ocurre tras la última</translation>
    </message>
    <message>
        <source>There is no range: drag the two handles on the timeline first.</source>
        <translation>No hay intervalo: arrastre primero los dos tiradores de la línea de tiempo.</translation>
    </message>
    <message>
        <source>The shown take is older than what the panels say: %1. Click to generate it as it is now.</source>
        <translation>La toma mostrada es anterior a lo que dicen los paneles: %1. Haga clic para generarla como está ahora.</translation>
    </message>
    <message>
        <source>%1 / %2 s   ·   frame %3 / %4</source>
        <translation>%1 / %2 s   ·   fotograma %3 / %4</translation>
    </message>
    <message>
        <source>Foot contacts of what is generated</source>
        <translation>Contactos de los pies de lo que se genera</translation>
    </message>
    <message>
        <source>Nothing is shown yet that has feet: generate a take or import a clip first.</source>
        <translation>Aún no se muestra nada que tenga pies: genere primero una toma o importe un clip.</translation>
    </message>
</context>
<context>
    <name>ui::Tour</name>
    <message>
        <source>Skip</source>
        <translation>Omitir</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>Visita guiada</translation>
    </message>
    <message>
        <source>Esc; Help &gt; Tour shows it again</source>
        <translation>Esc; Ayuda &gt; Visita guiada la muestra de nuevo</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
</context>
<context>
    <name>ui::TrainingWindow</name>
    <message>
        <source>Log scale</source>
        <translation>Escala log</translation>
    </message>
    <message>
        <source>New run…</source>
        <translation>Nueva sesión…</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>Quitar de la lista</translation>
    </message>
    <message>
        <source>Make a model…</source>
        <translation>Crear un modelo…</translation>
    </message>
    <message>
        <source>Training — Gesto Studio</source>
        <translation>Entrenamiento — Gesto Studio</translation>
    </message>
    <message>
        <source>Choose several with Ctrl to compare them</source>
        <translation>Elija varias con Ctrl para compararlas</translation>
    </message>
    <message>
        <source>No runs yet. Begin one, or drop the folder of a run that was begun elsewhere: it is followed as it goes on.</source>
        <translation>Aún no hay sesiones. Empiece una, o suelte la carpeta de otra empezada en otro sitio: se sigue mientras avanza.</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>Añadir carpeta…</translation>
    </message>
    <message>
        <source>Follow a run that was begun on the command line or on another computer</source>
        <translation>Seguir una sesión empezada en la línea de comandos o en otro equipo</translation>
    </message>
    <message>
        <source>It writes its checkpoint and ends; it can go on later</source>
        <translation>Escribe su punto de control y termina; puede seguir más tarde</translation>
    </message>
    <message>
        <source>Its files stay where they are</source>
        <translation>Sus archivos se quedan donde están</translation>
    </message>
    <message>
        <source>Join trained parts to a model that can be chosen beside the prompt</source>
        <translation>Unir partes entrenadas en un modelo que se puede elegir junto a la descripción</translation>
    </message>
    <message>
        <source>Which number is drawn</source>
        <translation>Qué número se dibuja</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>Iteraciones</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tiempo</translation>
    </message>
    <message>
        <source>Smoothing: how much of the earlier values is in each</source>
        <translation>Suavizado: cuánto de los valores anteriores hay en cada uno</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Suavizado</translation>
    </message>
    <message>
        <source>Folder of a training run</source>
        <translation>Carpeta de una sesión de entrenamiento</translation>
    </message>
    <message>
        <source>The model “%1” is in your library.</source>
        <translation>El modelo «%1» está en su biblioteca.</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Usar</translation>
    </message>
    <message>
        <source>Loading the recipes</source>
        <translation>Cargando las recetas</translation>
    </message>
    <message>
        <source>Train one part of a model</source>
        <translation>Entrenar una parte de un modelo</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>quedan %1</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reanudar</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>semilla %1</translation>
    </message>
    <message>
        <source>data: %1</source>
        <translation>datos: %1</translation>
    </message>
    <message>
        <source>%1 updates a minute</source>
        <translation>%1 iteraciones por minuto</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) of its log cannot be read</source>
        <translation>
            <numerusform>%n línea de su registro no se puede leer</numerusform>
            <numerusform>%n líneas de su registro no se pueden leer</numerusform>
        </translation>
    </message>
    <message>
        <source>Its process is gone; “Resume” goes on from the last checkpoint.</source>
        <translation>Su proceso ya no está; «Reanudar» sigue desde el último punto de control.</translation>
    </message>
    <message>
        <source>learning rate %1</source>
        <translation>tasa de aprendizaje %1</translation>
    </message>
    <message>
        <source>length of the gradient %1</source>
        <translation>longitud del gradiente %1</translation>
    </message>
</context>
<context>
    <name>ui::ViewportArea</name>
    <message>
        <source>Imported</source>
        <translation>Importada</translation>
    </message>
    <message>
        <source>Restyled</source>
        <translation>Reestilizada</translation>
    </message>
    <message>
        <source>From a video</source>
        <translation>Desde vídeo</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>Editada</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>semilla %1</translation>
    </message>
    <message>
        <source>The two skeletons are too different to compare.</source>
        <translation>Los dos esqueletos son demasiado distintos para compararlos.</translation>
    </message>
    <message>
        <source>%2 cm apart on average (red: %1 cm and more)</source>
        <translation>%2 cm de diferencia media (rojo: %1 cm o más)</translation>
    </message>
    <message>
        <source>No take yet</source>
        <translation>Aún no hay tomas</translation>
    </message>
    <message>
        <source>Empty view</source>
        <translation>Vista vacía</translation>
    </message>
</context>
<context>
    <name>ui::ViewportWidget</name>
    <message>
        <source>Drag a take here, or click one in the list.</source>
        <translation>Arrastre una toma aquí, o haga clic en una de la lista.</translation>
    </message>
    <message>
        <source>preview</source>
        <translation>vista previa</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Show in view %1</source>
        <translation>Mostrar en la vista %1</translation>
    </message>
</context>
<context>
    <name>ui::WindowTools</name>
    <message>
        <source>Live link: %1</source>
        <translation>Enlace en vivo: %1</translation>
    </message>
    <message>
        <source>Other programs on this computer reach the studio at %1</source>
        <translation>Otros programas de este equipo encuentran el estudio en %1</translation>
    </message>
    <message>
        <source>&amp;Live link</source>
        <translation>En&amp;lace en vivo</translation>
    </message>
    <message>
        <source>&amp;Live link: %1</source>
        <translation>En&amp;lace en vivo: %1</translation>
    </message>
    <message>
        <source>%1 knows no styles; the default model does.</source>
        <translation>%1 no conoce estilos; el modelo predeterminado sí.</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Trabajo</translation>
    </message>
</context>
<context>
    <name>ui::WipeHandle</name>
    <message>
        <source>Border between A and B</source>
        <translation>Borde entre A y B</translation>
    </message>
    <message>
        <source>Drag: more of A or more of B. Arrow keys move it, a double-click puts it in the middle.</source>
        <translation>Arrastrar: más de A o más de B. Las flechas lo mueven, un doble clic lo pone en el centro.</translation>
    </message>
</context>
<context>
    <name>ui::WorkPage</name>
    <message>
        <source>Show on it</source>
        <translation>Mostrar en él</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Olvidar</translation>
    </message>
    <message>
        <source>Preview while a guidance slider is dragged</source>
        <translation>Vista previa mientras se arrastra un control de la guía</translation>
    </message>
    <message>
        <source>Pictures of styles move</source>
        <translation>Las imágenes de los estilos se mueven</translation>
    </message>
    <message>
        <source>In the style panel under the mouse, in the larger list all at once</source>
        <translation>En el panel de estilos bajo el ratón, en la lista grande todas a la vez</translation>
    </message>
    <message>
        <source>Exactly</source>
        <translation>Con exactitud</translation>
    </message>
    <message>
        <source>Quicker, in bf16</source>
        <translation>Más rápido, en bf16</translation>
    </message>
    <message>
        <source>From the next start on. Quicker with SMooDi and CrossDiff models where the processor multiplies bf16; motions differ by rounding.</source>
        <translation>Desde el próximo inicio. Más rápido con modelos SMooDi y CrossDiff donde el procesador multiplica bf16; los movimientos difieren por redondeo.</translation>
    </message>
    <message>
        <source>Show the tour again</source>
        <translation>Mostrar otra vez el recorrido</translation>
    </message>
    <message>
        <source>Models compute</source>
        <translation>Los modelos calculan</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>Personajes</translation>
    </message>
    <message>
        <source>First minutes</source>
        <translation>Primeros minutos</translation>
    </message>
    <message>
        <source>%1 (the file is gone)</source>
        <translation>%1 (el archivo ya no está)</translation>
    </message>
    <message>
        <source>%1 · arms %2° · stride %3</source>
        <translation>%1 · brazos %2° · zancada %3</translation>
    </message>
    <message>
        <source>None yet: View &gt; My character opens one</source>
        <translation>Aún no hay: Ver &gt; Mi personaje abre uno</translation>
    </message>
</context>
<context>
    <name>ui::dialogs</name>
    <message>
        <source>Save the changes to “%1”?</source>
        <translation>¿Guardar los cambios de «%1»?</translation>
    </message>
    <message>
        <source>Takes that are not saved are gone once the project is closed.</source>
        <translation>Las tomas sin guardar se pierden al cerrar el proyecto.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Don&apos;t save</source>
        <translation>No guardar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Open project</source>
        <translation>Abrir proyecto</translation>
    </message>
    <message>
        <source>Gesto projects (*.gesto)</source>
        <translation>Proyectos de Gesto (*.gesto)</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Sin título</translation>
    </message>
    <message>
        <source>Save project</source>
        <translation>Guardar proyecto</translation>
    </message>
    <message>
        <source>Import clips</source>
        <translation>Importar clips</translation>
    </message>
    <message>
        <source>A character&apos;s skeleton</source>
        <translation>El esqueleto de un personaje</translation>
    </message>
    <message>
        <source>Key points of a video</source>
        <translation>Puntos clave de un vídeo</translation>
    </message>
    <message>
        <source>Key points (*.json)</source>
        <translation>Puntos clave (*.json)</translation>
    </message>
    <message>
        <source>%1 motion (*%2)</source>
        <translation>Movimiento %1 (*%2)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>generate</source>
        <translation>generar</translation>
    </message>
    <message>
        <source>stop generating</source>
        <translation>detener la generación</translation>
    </message>
    <message>
        <source>play or pause</source>
        <translation>reproducir o pausar</translation>
    </message>
    <message>
        <source>backwards, pause, forwards; again for faster</source>
        <translation>atrás, pausa, adelante; otra vez para ir más rápido</translation>
    </message>
    <message>
        <source>one frame back or forward</source>
        <translation>un fotograma atrás o adelante</translation>
    </message>
    <message>
        <source>start, end</source>
        <translation>inicio, final</translation>
    </message>
    <message>
        <source>frame all</source>
        <translation>encuadrar todo</translation>
    </message>
    <message>
        <source>one, two, four views, wipe</source>
        <translation>una, dos, cuatro vistas, cortinilla</translation>
    </message>
    <message>
        <source>one camera, one clock, one place for all views</source>
        <translation>una cámara, un reloj, un lugar para todas las vistas</translation>
    </message>
    <message>
        <source>curves of joints</source>
        <translation>curvas de articulaciones</translation>
    </message>
    <message>
        <source>follow the figure</source>
        <translation>seguir al personaje</translation>
    </message>
    <message>
        <source>grid, bones, onion skin, trails</source>
        <translation>cuadrícula, huesos, papel cebolla, estelas</translation>
    </message>
    <message>
        <source>contact sheet (1 to 9 keeps a take), overlay, difference in colours</source>
        <translation>hoja de contactos (de 1 a 9 conserva una toma), superponer, diferencia en colores</translation>
    </message>
    <message>
        <source>move or turn joints in the view, axes of the part</source>
        <translation>mover o girar articulaciones en la vista, ejes de la parte</translation>
    </message>
    <message>
        <source>every command by its name</source>
        <translation>cada comando por su nombre</translation>
    </message>
    <message>
        <source>help for the panel under the focus</source>
        <translation>ayuda del panel activo</translation>
    </message>
    <message>
        <source>Click, ↑ ↓</source>
        <translation>Clic, ↑ ↓</translation>
    </message>
    <message>
        <source>on a take: show it; with Alt: in view B</source>
        <translation>en una toma: mostrarla; con Alt: en la vista B</translation>
    </message>
    <message>
        <source>Left drag</source>
        <translation>Arrastrar izq.</translation>
    </message>
    <message>
        <source>turn the camera</source>
        <translation>girar la cámara</translation>
    </message>
    <message>
        <source>Right or middle drag</source>
        <translation>Arrastrar der. o central</translation>
    </message>
    <message>
        <source>move the camera</source>
        <translation>mover la cámara</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Rueda</translation>
    </message>
    <message>
        <source>zoom</source>
        <translation>ampliar o reducir</translation>
    </message>
    <message>
        <source>Double-click</source>
        <translation>Doble clic</translation>
    </message>
    <message>
        <source>frame all; on a slider: back to the usual value</source>
        <translation>encuadrar todo; en un control: volver al valor usual</translation>
    </message>
    <message>
        <source>Keys and mouse</source>
        <translation>Teclas y ratón</translation>
    </message>
    <message>
        <source>About Gesto Studio</source>
        <translation>Acerca de Gesto Studio</translation>
    </message>
    <message>
        <source>Stylized human motion from text, on your own computer.</source>
        <translation>Movimiento humano con estilo a partir de texto, en su propio equipo.</translation>
    </message>
    <message>
        <source>Apache License 2.0</source>
        <translation>Licencia Apache 2.0</translation>
    </message>
    <message>
        <source>A character with its body</source>
        <translation>Un personaje con su cuerpo</translation>
    </message>
    <message>
        <source>Characters (*.fbx *.glb *.gltf)</source>
        <translation>Personajes (*.fbx *.glb *.gltf)</translation>
    </message>
    <message>
        <source>all styles</source>
        <translation>todos los estilos</translation>
    </message>
    <message>
        <source>Alt and left drag</source>
        <translation>Alt y arrastrar izq.</translation>
    </message>
    <message>
        <source>Alt and middle drag</source>
        <translation>Alt y arrastrar central</translation>
    </message>
    <message>
        <source>Wheel, Alt and right drag</source>
        <translation>Rueda, Alt y arrastrar der.</translation>
    </message>
    <message>
        <source>Middle drag</source>
        <translation>Arrastrar central</translation>
    </message>
    <message>
        <source>Shift and middle drag</source>
        <translation>Mayús y arrastrar central</translation>
    </message>
    <message>
        <source>Wheel, Ctrl and middle drag</source>
        <translation>Rueda, Ctrl y arrastrar central</translation>
    </message>
    <message>
        <source>Use as a style</source>
        <translation>Usar como estilo</translation>
    </message>
</context>
</TS>
