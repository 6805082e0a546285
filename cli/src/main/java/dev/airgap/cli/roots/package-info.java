/**
 * The next root document, before it is trusted: {@link dev.airgap.cli.roots.RootEdit} makes it,
 * {@link dev.airgap.cli.roots.RootSigning} is what travels from one root key holder to the next, and
 * {@link dev.airgap.cli.roots.Quorum} says whose signatures are missing.
 *
 * <p>Not here: files, terminals and commands ({@code keys}, {@code enrolment}), and what makes a root trusted
 * ({@code dev.airgap.trust}).
 */
@NullMarked
package dev.airgap.cli.roots;

import org.jspecify.annotations.NullMarked;
