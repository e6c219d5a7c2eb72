/** The worst that a language model can do: obey whatever it reads. */
@NullMarked
package io.opsmate.app.adversarial;

import org.jspecify.annotations.NullMarked;
