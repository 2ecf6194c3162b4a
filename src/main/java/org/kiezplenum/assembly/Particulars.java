package org.kiezplenum.assembly;

import org.jspecify.annotations.Nullable;

/**
 * What the head and the end of the minutes say beyond what happened.
 *
 * @param next when and where people meet again, in one line
 * @param chairs who moderated, if they agreed to be named
 * @param writer who wrote the minutes, if they agreed to be named
 * @param remark why the minutes were published once more
 * @param remarks how often there was a remark, so that no version is given twice
 * @param publications how often the minutes were published
 */
public record Particulars(
    @Nullable WordRef next,
    @Nullable WordRef chairs,
    @Nullable WordRef writer,
    @Nullable WordRef remark,
    int remarks,
    int publications) {
  public static final Particulars NONE = new Particulars(null, null, null, null, 0, 0);

  Particulars after(AssemblyEvent.NextAnnounced event) {
    return new Particulars(event.text(), chairs, writer, remark, remarks, publications);
  }

  Particulars after(AssemblyEvent.RecordDescribed event) {
    return new Particulars(
        next,
        event.chairs() == null ? chairs : event.chairs(),
        event.writer() == null ? writer : event.writer(),
        remark,
        remarks,
        publications);
  }

  Particulars after(AssemblyEvent.MinutesPublished event) {
    WordRef text = event.remark();
    return text == null
        ? new Particulars(next, chairs, writer, remark, remarks, publications + 1)
        : new Particulars(next, chairs, writer, text, text.version(), publications + 1);
  }
}
