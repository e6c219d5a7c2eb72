/** Plans, votes and runs: how an action gets from a proposal to an outcome, and never past a missing approval. */
@NullMarked
package io.opsmate.skills.approval;

import org.jspecify.annotations.NullMarked;
