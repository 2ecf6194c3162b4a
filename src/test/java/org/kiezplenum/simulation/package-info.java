/**
 * Whole assemblies played from a seed, over rooms that share a journal which fails now and then.
 *
 * <p>The {@link org.kiezplenum.simulation.Naive} model is told the same commands in the order in
 * which they were stored. It knows the rules in its own words: plain lists and maps that change,
 * nothing shared, every document written anew. It says beforehand what each command is answered,
 * and what each face must show afterwards. Nothing here uses the rules, the state or the views of
 * the product.
 */
package org.kiezplenum.simulation;
