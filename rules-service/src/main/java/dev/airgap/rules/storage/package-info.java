/**
 * Where rule updates lie on disk: the {@code .dsru} files under their ids, the rule files under their digests, and what
 * is being received. What lies here counts only if a row of the database names it.
 */
@NullMarked
package dev.airgap.rules.storage;

import org.jspecify.annotations.NullMarked;
