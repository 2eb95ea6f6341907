/**
 * The vocabulary of progress that everybody shares: what an event says, and the words for status
 * and step.
 */
package com.lexintel.progress;
