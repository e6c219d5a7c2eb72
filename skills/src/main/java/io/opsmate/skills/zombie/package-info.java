/** Cloud waste: unattached volumes, old snapshots, unassociated addresses; found, priced, and deleted on approval. */
@NullMarked
package io.opsmate.skills.zombie;

import org.jspecify.annotations.NullMarked;
