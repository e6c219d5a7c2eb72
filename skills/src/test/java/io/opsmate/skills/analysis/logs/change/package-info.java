/** Made-up templates with known truth. */
@NullMarked
package io.opsmate.skills.analysis.logs.change;

import org.jspecify.annotations.NullMarked;
