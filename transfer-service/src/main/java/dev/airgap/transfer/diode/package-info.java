/**
 * One-way links: what people do with a medium, this service does with the folder that the link takes from, or delivers to. What
 * only a person may do, approving a transfer, a person does here too.
 */
@NullMarked
package dev.airgap.transfer.diode;

import org.jspecify.annotations.NullMarked;
