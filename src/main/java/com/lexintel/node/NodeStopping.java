package com.lexintel.node;

/** This node is asked to stop: nothing new may begin, and what is open must end soon. */
public record NodeStopping() {}
