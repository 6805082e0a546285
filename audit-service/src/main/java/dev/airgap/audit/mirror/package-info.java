/**
 * What is known here of the other zone's log: what comes of it is verified, joined to what came before, kept, and never
 * appended to this zone's log. In the air gap every entry of the DMZ's log comes; in the DMZ a receipt brings the site's
 * checkpoint and single entries. Not here: publishing the entries (messaging).
 */
@NullMarked
package dev.airgap.audit.mirror;

import org.jspecify.annotations.NullMarked;
