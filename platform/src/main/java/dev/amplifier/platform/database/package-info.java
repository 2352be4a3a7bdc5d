/** Database access: a small connection pool, the migrations, and scopes for connections. */
@NullMarked
package dev.amplifier.platform.database;

import org.jspecify.annotations.NullMarked;
