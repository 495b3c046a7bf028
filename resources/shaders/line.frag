#version 330 core
in vec4 lineColour;
out vec4 colour;

void main() { colour = lineColour; }
