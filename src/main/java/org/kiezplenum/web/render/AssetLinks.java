package org.kiezplenum.web.render;

/** Where the scripts, styles and pictures are that a page names. */
public interface AssetLinks {

  /** Where browsers find this file, given its path below webroot. */
  String address(String name);

  /** The tags that make this face live, for the head of its page. */
  String liveScripts(String face, String lang);
}
