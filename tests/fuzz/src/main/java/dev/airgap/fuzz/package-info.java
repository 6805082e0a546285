/**
 * Throws bytes at everything that reads untrusted ones. Here: the parsers, what each may refuse with, what must hold when it
 * accepts, and the entry point of the fuzzer. Not here: any parser of its own.
 */
@NullMarked
package dev.airgap.fuzz;

import org.jspecify.annotations.NullMarked;
