/** {@code ./opsmate audit} and {@code ./opsmate vault}: what operators do with the audit trail and what is sealed. */
@NullMarked
package io.opsmate.app.cli.audit;

import org.jspecify.annotations.NullMarked;
