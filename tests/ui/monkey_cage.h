#pragma once

#include <QByteArray>
#include <QDir>
#include <QString>

#include <execinfo.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include <array>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <thread>

extern "C" void __sanitizer_set_death_callback(void (*callback)()) __attribute__((weak));

/// What keeps random events from doing harm, and what is left of them when the program dies of one.
namespace test_support {

/// The last events, in memory of a fixed place: a program that is dying can still write them out.
class MonkeyLog {
 public:
  static void begin(unsigned seed) { std::snprintf(head(), kWidth, "the monkey's seed is %u; repeat with GESTO_MONKEY_SEED=%u. Its last events:\n", seed, seed); }
  static void add(const QString& event) {
    const QByteArray text = event.toUtf8();
    char* line = lines()[static_cast<std::size_t>(count()++) % kKept];
    std::snprintf(line, kWidth, "%s", text.constData());
    beat() = now();
  }
  static QString text() {
    QString all = QString::fromUtf8(head());
    for (int i = std::max(0, count() - kKept); i < count(); ++i) all += QStringLiteral("  ") + QString::fromUtf8(lines()[static_cast<std::size_t>(i) % kKept]) + u'\n';
    return all;
  }
  /// Into stderr, with nothing that a signal handler may not do.
  static void tell() {
    put(head());
    for (int i = std::max(0, count() - kKept); i < count(); ++i) {
      put("  ");
      put(lines()[static_cast<std::size_t>(i) % kKept]);
      put("\n");
    }
  }
  static qint64 now() { return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch()).count(); }
  /// When the last event was begun.
  static std::atomic<qint64>& beat() {
    static std::atomic<qint64> last{now()};
    return last;
  }

 private:
  static constexpr int kKept = 30;
  static constexpr std::size_t kWidth = 240;
  static char* head() {
    static char text[kWidth] = "";
    return text;
  }
  static char (*lines())[kWidth] {
    static char kept[kKept][kWidth] = {};
    return kept;
  }
  static int& count() {
    static int events = 0;
    return events;
  }
  static void put(const char* text) { [[maybe_unused]] const auto written = ::write(STDERR_FILENO, text, std::strlen(text)); }
};

/// Ends the program, with the last events, when it dies or when no event was begun for so long.
class MonkeyWatch {
 public:
  explicit MonkeyWatch(std::chrono::seconds patience)
      : thread_([patience, watched = ::pthread_self()](const std::stop_token& stop) {
          MonkeyLog::beat() = MonkeyLog::now();
          while (!stop.stop_requested()) {
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
            if (MonkeyLog::now() - MonkeyLog::beat() < 1000 * patience.count()) continue;
            std::fprintf(stderr, "HANG: no event for %lld seconds\n", static_cast<long long>(patience.count()));
            ::pthread_kill(watched, SIGABRT);  // so that it is told what that thread was at
            std::this_thread::sleep_for(std::chrono::seconds(10));
            std::abort();
          }
        }) {
    if (__sanitizer_set_death_callback) {
      __sanitizer_set_death_callback(MonkeyLog::tell);
      return;
    }
    for (const int signal : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT})
      std::signal(signal, [](int which) {
        MonkeyLog::tell();
        std::array<void*, 60> calls{};
        ::backtrace_symbols_fd(calls.data(), ::backtrace(calls.data(), static_cast<int>(calls.size())), STDERR_FILENO);
        std::signal(which, SIG_DFL);
        ::raise(which);
      });
  }

 private:
  std::jthread thread_;
};

/// The rest of the program runs in a process of its own, and this one goes on when that has ended, however it ended: to clear up. Before the first thread.
/// Nothing in the process that does the work; how it ended (as of a shell) in the one that waits.
inline std::optional<int> waitOutside() {
  const pid_t inner = ::fork();
  if (inner <= 0) return std::nullopt;
  int state = 0;
  while (::waitpid(inner, &state, 0) < 0 && errno == EINTR) {
  }
  if (WIFEXITED(state)) return WEXITSTATUS(state);
  std::fprintf(stderr, "ended by signal %d\n", WTERMSIG(state));
  return 128 + WTERMSIG(state);
}

/// Settings, caches, the trash and everything that is "home" lie in the folder. Before QApplication.
inline void liveIn(const QString& folder) {
  for (const auto& [name, part] : {std::pair{"HOME", ""},
                                   {"XDG_CONFIG_HOME", "/config"},
                                   {"XDG_CACHE_HOME", "/cache"},
                                   {"XDG_DATA_HOME", "/data"},
                                   {"XDG_STATE_HOME", "/state"},
                                   {"XDG_RUNTIME_DIR", "/runtime"},
                                   {"TMPDIR", "/tmp"}}) {
    const QString path = folder + QLatin1String(part);
    QDir().mkpath(path);
    qputenv(name, QFile::encodeName(path));
  }
  QFile::setPermissions(folder + QStringLiteral("/runtime"), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
  QDir::setCurrent(folder);
}

/// From now on this thread, those begun later and programs that they start can write, make and remove files nowhere but in the folder (and into /dev/null): the kernel
/// sees to it. Before the first thread. False where the kernel has no Landlock.
inline bool cageIn(const QString& folder) {
  __u64 writing = LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_CHAR |
                  LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO |
                  LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM;
  // From 2 on files can be moved between folders of the cage.
  if (::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION) >= 2) writing |= LANDLOCK_ACCESS_FS_REFER;
  landlock_ruleset_attr rules{};
  rules.handled_access_fs = writing;
  const int set = static_cast<int>(::syscall(SYS_landlock_create_ruleset, &rules, sizeof rules, 0));
  if (set < 0) return false;
  const auto allow = [set](const QByteArray& path, __u64 what) {
    landlock_path_beneath_attr beneath{};
    beneath.allowed_access = what;
    beneath.parent_fd = ::open(path.constData(), O_PATH | O_CLOEXEC);
    const bool isDone = beneath.parent_fd >= 0 && ::syscall(SYS_landlock_add_rule, set, LANDLOCK_RULE_PATH_BENEATH, &beneath, 0) == 0;
    ::close(beneath.parent_fd);
    return isDone;
  };
  const bool isCaged = allow(QFile::encodeName(folder), writing) && allow("/dev/null", LANDLOCK_ACCESS_FS_WRITE_FILE) && ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
                       ::syscall(SYS_landlock_restrict_self, set, 0) == 0;
  ::close(set);
  return isCaged;
}

}  // namespace test_support
