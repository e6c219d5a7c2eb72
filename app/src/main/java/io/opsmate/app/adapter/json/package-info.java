/** What is stored or sent as JSON, by stable names and versions that outlive the classes. */
@NullMarked
package io.opsmate.app.adapter.json;

import org.jspecify.annotations.NullMarked;
