@echo off
rem Godwit's one command: finds a JDK, builds what is older than its sources and runs it. See godwit --help and README.md.
rem Without delayed expansion: it would take every exclamation mark out of the arguments, and passwords and patterns may hold one.
setlocal EnableExtensions DisableDelayedExpansion
set "HERE=%~dp0"
set "HERE=%HERE:~0,-1%"
set "JDK="

if defined JAVA_HOME call :consider "%JAVA_HOME%"
if not defined JDK for /f "delims=" %%J in ('where javac 2^>nul') do if not defined JDK call :consider "%%~dpJ.."
if not defined JDK for %%R in ("%ProgramFiles%\Java" "%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%ProgramFiles%\Amazon Corretto" "%ProgramFiles%\BellSoft" "%LOCALAPPDATA%\Programs\Eclipse Adoptium" "%USERPROFILE%\.jdks" "%USERPROFILE%\.sdkman\candidates\java" "%USERPROFILE%\scoop\apps") do (
  if exist "%%~R" for /d %%D in ("%%~R\*") do (
    if not defined JDK call :consider "%%~D"
    if not defined JDK call :consider "%%~D\current"
  )
)
if not defined JDK (
  echo godwit: no JDK 21 or newer was found ^(looked at JAVA_HOME, PATH and the usual folders^). Try: winget install EclipseAdoptium.Temurin.21.JDK 1>&2
  exit /b 3
)

set "SOURCES=%HERE%\releng\launcher\src\org\godwit\launcher"
set "CLASSES=%HERE%\releng\launcher\target"
rem xcopy /D copies newer files only and tells how many, so an unchanged launcher is not compiled again
if not exist "%CLASSES%\src" mkdir "%CLASSES%\src"
set "CHANGED=1"
if exist "%CLASSES%\org\godwit\launcher\Launcher.class" for /f %%N in ('xcopy /D /Y /L "%SOURCES%\*.java" "%CLASSES%\src\"') do if "%%N"=="0" set "CHANGED="
if defined CHANGED (
  rem The pattern stands without quotes, or javac would take it for the name of one file.
  pushd "%SOURCES%"
  "%JDK%\bin\javac.exe" --release 21 -d "%CLASSES%" *.java || goto :notcompiled
  popd
  xcopy /D /Y /Q "%SOURCES%\*.java" "%CLASSES%\src\" >nul
)
"%JDK%\bin\java.exe" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Dgodwit.root="%HERE%" -cp "%CLASSES%" org.godwit.launcher.Launcher %*
exit /b %ERRORLEVEL%

:notcompiled
popd
exit /b 3

rem Takes the folder when it holds a JDK that is new enough; reads its release file, which is quicker than running it.
:consider
if not exist "%~1\bin\javac.exe" exit /b
if not exist "%~1\release" exit /b
for /f "usebackq tokens=1,2 delims==" %%V in ("%~1\release") do if "%%V"=="JAVA_VERSION" for /f "delims=.-+" %%M in ("%%~W") do if %%M GEQ 21 set "JDK=%~f1"
exit /b
