@echo off
rem Starts Unpark from a checkout: finds a JDK, builds once if the sources are newer than the last build, runs.
setlocal EnableExtensions DisableDelayedExpansion
set "needed=25"
for %%I in ("%~dp0..") do set "root=%%~fI"
set "built=%root%\target"

set "jdk="
if defined JAVA_HOME call :consider "%JAVA_HOME%"
if not defined jdk for /f "delims=" %%J in ('where java 2^>nul') do if not defined jdk call :consider "%%~dpJ.."
if not defined jdk for /d %%J in (
  "%ProgramFiles%\Eclipse Adoptium\jdk-*" "%ProgramFiles%\Java\jdk-*" "%ProgramFiles%\Microsoft\jdk-*"
  "%ProgramFiles%\Zulu\zulu-*" "%ProgramFiles%\Amazon Corretto\jdk*" "%ProgramFiles%\BellSoft\LibericaJDK-*"
  "%USERPROFILE%\.jdks\*" "%USERPROFILE%\scoop\apps\*jdk*"
) do if not defined jdk call :consider "%%~J"
if not defined jdk (
  echo unpark: Java %needed% or newer is needed and was not found; install a JDK ^(https://adoptium.net^) or set JAVA_HOME to one. 1>&2
  exit /b 1
)

call :is_current
if errorlevel 1 call :build
if errorlevel 1 exit /b 1

set /p classpath=<"%built%\runtime-classpath.txt"
"%jdk%\bin\java.exe" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow %UNPARK_JAVA_OPTS% -cp "%built%\classes;%classpath%" dev.unpark.Launcher %*
exit /b %errorlevel%

:consider
rem Takes the folder %1 as the JDK if its release file names a version that is new enough.
if not exist "%~1\bin\javac.exe" exit /b
set "found="
for /f "tokens=2 delims==." %%V in ('findstr /b "JAVA_VERSION=" "%~1\release" 2^>nul') do set "found=%%~V"
if not defined found exit /b
set "found=%found:"=%"
if %found% GEQ %needed% set "jdk=%~f1"
exit /b

:is_current
rem Current: nothing that the build reads is newer than its stamp, and the libraries are where they were.
if not exist "%built%\unpark.stamp" exit /b 1
if not exist "%built%\runtime-classpath.txt" exit /b 1
if not exist "%built%\classes\dev\unpark\Launcher.class" exit /b 1
powershell -NoProfile -Command "$r=$env:root; $t=(Get-Item -LiteralPath $env:built\unpark.stamp).LastWriteTimeUtc; if (Get-ChildItem -LiteralPath $r\src\main,$r\assets,$r\pom.xml -Recurse | Where-Object { $_.LastWriteTimeUtc -gt $t } | Select-Object -First 1) { exit 1 }; foreach ($j in (Get-Content -LiteralPath $env:built\runtime-classpath.txt -Raw).Trim().Split(';')) { if (-not (Test-Path -LiteralPath $j)) { exit 1 } }"
exit /b %errorlevel%

:build
where mvn >nul 2>nul
if errorlevel 1 (
  echo unpark: Maven is needed to build Unpark once; install it ^(https://maven.apache.org, or winget, scoop, choco^). 1>&2
  exit /b 1
)
echo unpark: building once, which takes a minute or two ... 1>&2
if not exist "%built%" mkdir "%built%"
type nul >"%built%\unpark.building"
set "JAVA_HOME=%jdk%"
call mvn -q -B -f "%root%\pom.xml" -DskipTests process-classes >"%built%\unpark-build.log" 2>&1 <nul
if errorlevel 1 (
  echo unpark: the build failed; the whole log is %built%\unpark-build.log 1>&2
  findstr /b /c:"[ERROR]" "%built%\unpark-build.log" 1>&2
  exit /b 1
)
move /y "%built%\unpark.building" "%built%\unpark.stamp" >nul
exit /b 0
