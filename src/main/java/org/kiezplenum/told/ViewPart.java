package org.kiezplenum.told;

/**
 * A record that is shown as an object: each component is a field of it, named as the component.
 * What is {@code null} is left out, and so is a {@code boolean} that is false. {@link WireForm}
 * writes it.
 */
public interface ViewPart {}
