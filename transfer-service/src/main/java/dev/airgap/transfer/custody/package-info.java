/**
 * The transfer as a record of custody: what it carries, its states, who moved it from one to the next. Not
 * here: the bytes, which are written by `writing` and read by `arrival`.
 */
@NullMarked
package dev.airgap.transfer.custody;

import org.jspecify.annotations.NullMarked;
