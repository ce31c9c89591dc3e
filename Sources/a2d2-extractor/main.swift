import Glibc
import Reading

exit(ExtractorSession.serve(Array(CommandLine.arguments.dropFirst())))
