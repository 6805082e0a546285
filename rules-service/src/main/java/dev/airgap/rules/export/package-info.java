/**
 * dmz: makes the rule update of a cycle. A changed rule set takes the next number and is signed; an unchanged one is
 * announced again under the number and with the bytes it has, because the dmz cannot know that they arrived.
 */
@NullMarked
package dev.airgap.rules.export;

import org.jspecify.annotations.NullMarked;
