/** What can be read of a cloud account: volumes, snapshots, addresses, as plain values. */
@NullMarked
package io.opsmate.skills.ports.cloud;

import org.jspecify.annotations.NullMarked;
