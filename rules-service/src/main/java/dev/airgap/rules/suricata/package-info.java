/**
 * Reads Suricata rule files: what a rule does and who it is, enough to number, compare and explain rule sets.
 *
 * <p>Not here: matching traffic, or judging keywords that only Suricata knows. A rule that passes may still be refused
 * by a Suricata that is older than its keywords; a rule that does not pass would be refused by all of them.
 */
@NullMarked
package dev.airgap.rules.suricata;

import org.jspecify.annotations.NullMarked;
