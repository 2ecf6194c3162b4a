package org.kiezplenum.rooms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kiezplenum.told.WireForm;
import org.kiezplenum.views.Difference;
import org.kiezplenum.views.OwnView;
import org.kiezplenum.views.Views;
import org.kiezplenum.views.Views.Audience;

/** What goes over the wire to those who listen, as UTF-8 JSON. See docs/protocol.md. */
public final class Frames {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Frames() {}

  /** Any frame or answer. */
  public static Buffer json(Object value) {
    try {
      return Buffer.buffer(JSON.writeValueAsBytes(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The view of an audience, to be put into {@link #whole}; the same for all of them. */
  static Buffer view(Views views, Audience audience) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("public", WireForm.of(views.common()));
    if (audience == Audience.DESK) {
      view.put("desk", WireForm.of(views.desk()));
    }
    return json(view);
  }

  /** Everything, for somebody who is new or was away too long. */
  static Buffer whole(String epoch, long seq, Buffer view, @Nullable OwnView own) {
    Buffer frame = Buffer.buffer(view.length() + 512);
    frame.appendString("{\"epoch\":\"" + epoch + "\",\"seq\":" + seq + ",\"view\":");
    frame.appendBuffer(view, 0, view.length() - 1);
    if (own != null) {
      frame.appendString(",\"own\":").appendBuffer(json(WireForm.of(own)));
    }
    return frame.appendString("}}");
  }

  /** What leads from one view to another. */
  static Buffer patch(Views from, Views to, Audience audience) {
    Map<String, Object> patch = new LinkedHashMap<>();
    put(patch, "public", Difference.between(from.common(), to.common()));
    if (audience == Audience.DESK) {
      put(patch, "desk", Difference.between(from.desk(), to.desk()));
    }
    Map<String, Object> frame = new LinkedHashMap<>();
    frame.put("from", from.seq());
    frame.put("seq", to.seq());
    frame.put("patch", patch);
    return json(frame);
  }

  /** A difference for somebody who has no socket and so is not told their own view otherwise. */
  static Buffer withOwn(Buffer patch, OwnView own) {
    return Buffer.buffer(patch.length() + 512)
        .appendBuffer(patch, 0, patch.length() - 1)
        .appendString(",\"own\":")
        .appendBuffer(json(WireForm.of(own)))
        .appendString("}");
  }

  static Buffer own(long seq, OwnView own) {
    Map<String, Object> frame = new LinkedHashMap<>();
    frame.put("seq", seq);
    frame.put("own", WireForm.of(own));
    return json(frame);
  }

  static Buffer heartbeat(long seq) {
    return json(Map.of("seq", seq));
  }

  static Buffer reload(String epoch, long seq, String address) {
    Map<String, Object> frame = new LinkedHashMap<>();
    frame.put("epoch", epoch);
    frame.put("seq", seq);
    frame.put("reload", address);
    return json(frame);
  }

  static Buffer pulse(Map<String, Object> pulse) {
    return json(Map.of("pulse", pulse));
  }

  private static void put(
      Map<String, Object> patch, String part, List<Map<String, Object>> operations) {
    if (!operations.isEmpty()) {
      patch.put(part, operations);
    }
  }
}
