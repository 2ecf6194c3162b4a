package org.kiezplenum.web.pages;

import io.vertx.core.Future;
import java.util.function.Supplier;
import org.kiezplenum.assembly.AssemblyId;

/**
 * A demonstration that may be in the database.
 *
 * @param live its assembly that is under way
 * @param isThere whether it is
 * @param remove every assembly of it
 */
public record Demonstration(
    AssemblyId live, Supplier<Future<Boolean>> isThere, Supplier<Future<Void>> remove) {}
