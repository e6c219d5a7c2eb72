/** Made-up templates with known truth. */
@NullMarked
package io.opsmate.skills.analysis.logs.alike;

import org.jspecify.annotations.NullMarked;
