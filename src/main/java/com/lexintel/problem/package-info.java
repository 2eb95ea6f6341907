/**
 * Refusals in the words of the contract: a stable code and a sentence for people. What they are in
 * HTTP is said in {@code com.lexintel.api} only.
 */
package com.lexintel.problem;
