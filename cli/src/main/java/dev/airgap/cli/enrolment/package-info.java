/**
 * The ceremony {@code airgap site enroll}: the kit goes to the site, the site's key card comes back, two persons on each
 * side compare fingerprints. Files and a medium only; no service, no network.
 *
 * <p>Here: {@link dev.airgap.cli.enrolment.SiteCommand} with its subcommands, and
 * {@link dev.airgap.cli.enrolment.EnrolmentException} with one code per refusal.
 *
 * <p>Not here: the forms of kit and card ({@code dev.airgap.media}), and handing the root document to the services.
 */
@NullMarked
package dev.airgap.cli.enrolment;

import org.jspecify.annotations.NullMarked;
