/**
 * The ceremonies of the keys, file by file and without any service: {@code airgap keys …}, and {@code airgap bundle manifest},
 * {@code sign} and {@code upload}, with which several people release a bundle.
 *
 * <p>Here: {@link dev.airgap.cli.keys.KeysCommand} and {@link dev.airgap.cli.keys.BundleSigning}, which assemble the commands.
 *
 * <p>Not here: what the next root document may be ({@code roots}), and how a site enrols ({@code enrolment}).
 */
@NullMarked
package dev.airgap.cli.keys;

import org.jspecify.annotations.NullMarked;
