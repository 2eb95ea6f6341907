/**
 * The doors through which progress is followed. Each is an adapter of a channel; nothing depends on
 * one.
 */
package com.lexintel.streaming;
