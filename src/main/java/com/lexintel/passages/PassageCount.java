package com.lexintel.passages;

/** How many passages a document has, and how many of them have their vector. */
public record PassageCount(int all, int embedded) {}
