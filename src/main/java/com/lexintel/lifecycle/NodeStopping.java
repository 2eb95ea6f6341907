package com.lexintel.lifecycle;

/** This node is asked to stop: nothing new may begin, and what is open must end soon. */
public record NodeStopping() {}
