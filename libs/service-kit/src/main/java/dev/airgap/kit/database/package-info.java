/**
 * Sessions of their own, outside the connection pool, for locks and notifications.
 */
@NullMarked
package dev.airgap.kit.database;

import org.jspecify.annotations.NullMarked;
