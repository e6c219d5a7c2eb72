/** Reports as files: CSV by Apache Commons CSV, PDF by OpenPDF. */
@NullMarked
package io.opsmate.app.adapter.paper;

import org.jspecify.annotations.NullMarked;
